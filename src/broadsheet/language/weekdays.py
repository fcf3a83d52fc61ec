"""How English names a day of the week, as parts of patterns."""

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
PART_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"  # of a day, or nothing
# Before a day they make a name: "Super Tuesday".
NAMING = "Super Black Cyber Patch Giving Ash Good Fat Shrove Palm Easter Bloody Holy Maundy Business".split()
NOT_IN_A_NAME = "".join(rf"(?<!\b{word})" for word in NAMING)  # stands before the space before a day
