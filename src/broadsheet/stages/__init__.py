"""The pipeline, one folder a stage; their names sort in the order in which the data flows."""
