"""Lines that stand among an article's paragraphs and are none of its own: a table of patterns and the tests on it."""

import re

from broadsheet.language.words import fold

_START = re.IGNORECASE
# Whole lines, in the order: labels, calls to read on, to sign up, to share, credits, bylines and dates, rights, notices.
_LINE = re.compile(
    r"""^[^\w"“„«‘]*(?:
    advertise?ments?|anzeige|werbung|publicidad|publicité|pubblicità|reklama|reklam|annons|sponsored(?:\ content)?|promoted|ad|
    (?:recommended|related|trending|popular|latest|featured|top|most\ (?:read|popular|viewed)|more|similar|editors?['’]?s?\ picks?)
      (?:\ (?:articles?|stor(?:y|ies)|news|content|coverage|reading|topics?|links?|posts?|videos?|reads?|headlines|searches|for\ you|from\ .{2,40}|on\ .{2,40}))*:?|
    you\ (?:might|may)\ (?:also\ )?(?:like|be\ interested\ in).{0,40}|don['’]?t\ miss.{0,140}|up\ next|in\ this\ (?:article|story)|table\ of\ contents|contents|
    (?:tags?|topics?|filed\ under|schlagw[oö]rte?r?|themen|etiketler|etiquetas|mots[- ]clés|temas|tópicos)(?:\s*:|(?!.*[a-zà-ÿ]{3}\.$)).{0,80}|
    (?:quellen?|sources?|verwendete\ quellen|fuentes?|ähnliche|weitere\ (?:themen|artikel|infos?|informationen)|mehr\ dazu)\s*:|
    (?:read|see|watch|listen|view|learn|find\ out|discover|explore|hear)\ (?:more|also|next|now|on|full|the\ (?:full|original|latest))\b.{0,160}|
    (?:read|watch|listen|more|related|see\ also|also\ read|required\ reading|recommended|must\ read|don['’]?t\ miss|in\ depth|opinion|video|photos|gallery|slideshow|podcast|learn\ more|explore)\s*(?:\||:|>|»|→)\s?.{0,200}|
    also\ (?:read|see|on|from|watch)\b.{0,200}|see\ also\b.{0,160}|more\ (?:on|from|about)\ .{2,80}|(?:click|tap)\ (?:here|on|to)\b.{0,200}|
    (?:lesen|sehen|hören|schauen)\ sie\ (?:auch|mehr|hier|dazu|weiter)\b.{0,200}|lesen\ sie:?.{0,160}|lest\ (?:auch|den|hier)\b.{0,160}|mehr\ (?:zum\ thema|lesen|zu)\b.{0,160}|zum\ (?:artikel|thema|video|podcast)\b.{0,160}|auch\ interessant.{0,160}|
    (?:lea|lee|leer|ver|vea)\ (?:también|más|además)\b.{0,200}|te\ puede\ interesar.{0,160}|lire\ (?:aussi|également|la\ suite|plus)\b.{0,200}|à\ lire.{0,160}|voir\ aussi.{0,160}|
    leggi\ (?:anche|di\ più)\b.{0,160}|leia\ (?:também|mais)\b.{0,160}|veja\ também\b.{0,160}|lees\ (?:ook|meer|verder)\b.{0,160}|läs\ (?:mer|också|även)\b.{0,160}|les\ (?:også|mer)\b.{0,160}|læs\ (?:også|mere)\b.{0,160}|
    (?:baca|simak)\ juga\b.{0,160}|читайте\ (?:также|ещё|далее)\b.{0,160}|czytaj\ (?:też|także|więcej)\b.{0,160}|
    (?:sign|signed)\ up\b.{0,260}|subscribe\b.{0,260}|(?:get|receive)\ (?:the|our|all|your|more|instant|breaking|exclusive)\b.{0,80}\b(?:newsletters?|inbox|alerts?|emails?|app|delivered|notifications?)\b.{0,160}|
    .{0,160}\b(?:delivered|sent|straight|direct(?:ly)?)\ (?:straight\ |direct(?:ly)?\ )?to\ your\ (?:inbox|device|phone|email)\b.{0,160}|
    (?:join|download|install|try|become)\ (?:us|the|our|a|now|for)\b.{0,80}\b(?:app|newsletter|member|community|channel|whatsapp|subscriber|free\ trial|telegram)s?\b.{0,200}|
    .{0,100}\bnewsletters?\b.{0,60}\b(?:terms|privacy|unsubscribe|sign(?:ing)?\ up|subscri\w+|inbox|consent)\b.{0,200}|(?:.{0,60}\ )?newsletters?|
    thank(?:s|\ you)\ for\ (?:signing\ up|subscribing|reading|registering|your\ subscription).{0,120}|by\ (?:signing\ up|subscribing|submitting|clicking|registering|entering|providing)\b.{0,300}|
    (?:your\ subscription\ has|please\ (?:enter|log|sign|enable|try|check|confirm|note\ that\ we)|you\ must\ (?:be|confirm|log|verify)|you\ can\ (?:unsubscribe|cancel)|an\ error\ (?:has\ )?occurred|something\ went\ wrong|
      already\ (?:a\ )?(?:subscribe|member|have)|log\ ?in|sign\ in|create\ (?:an\ |a\ )?(?:free\ )?account|this\ (?:video|content|page|browser|feature)\ (?:is|can(?:no|['’])t|requires|has|does)|your\ browser|javascript\ (?:is|must)|to\ (?:continue|keep)\ reading|
      we\ use\ cookies|accept\ (?:all\ )?cookies|terms\ (?:of|and)|privacy\ policy|cookie\ policy|all\ rights\ reserved|unlimited\ access|start\ your\ (?:free\ )?trial)\b.{0,300}|
    (?:share|tweet|pin|email|print|save|copy\ link|comments?|reply|like|follow|gift)(?:\s+(?:this|it|on|via|the|article|story|post|link|page|with|to|us|now|facebook|twitter|x|whatsapp|linkedin|email|reddit|friends?|by|\d+|and|or|copy|print|&))*|
    like\ this\ (?:story|article|post)\?.{0,120}|follow\ (?:us|along|him|her|them|@|the\ \w+\ on|.{2,60}\ on\ (?:x|twitter|facebook|instagram|threads|google\ news|whatsapp|bluesky|youtube|tiktok|linkedin))\b.{0,200}|
    (?:folge?n?|folgst)\ (?:sie|du|uns|schon)\b.{0,200}|(?:abonnier|jetzt\ (?:abonnier|test|anmeld|regis)|hier\ (?:abonnier|anmeld|geht))\w*\b.{0,200}|síguenos\b.{0,160}|suivez[- ]nous\b.{0,160}|seguici\b.{0,160}|
    (?:photo|image|picture|foto|bild|crédito|photograph|illustration|imagen|graphic|infographic|symbolbild|archivbild|titelbild)s?(?:\ (?:credit|by|via|courtesy(?:\ of)?))?\s*[:/©].{0,160}|credits?\s*:.{0,160}|©.{0,200}|\(c\)\ .{0,120}|copyright\b.{0,240}|
    \(?(?:last\ |first\ )?(?:updated|published|posted|modified|aktualisiert|veröffentlicht|stand|publié|mis\ à\ jour|actualizado|publicado|erstellt)\b(?!.*[a-zà-ÿ]{3}\.$)\s*:?[^.!?]{0,80}\.?\)?|
    (?:by|von|por|par)\s+[A-ZÀ-Þ][\w.'’-]+(?:\s+(?:[A-ZÀ-Þ&|,][\w.'’-]*|and|und|y|et|for|of|de|van|von)){0,8}|
    .{0,160}\b(?:contributed|reporting\ contributed)\ (?:to\ (?:this|the)|reporting)\b.{0,80}|(?:additional\ )?reporting\ by\b.{0,200}|(?:edited|editing|writing|produced)\ by\b.{0,160}|contributing:.{0,200}|
    [—–-]?\s*(?:contact|write\ to|e-?mail|reach|follow)\ .{2,80}(?:@|\bat\b).{2,160}|.{0,120}\bcan\ be\ (?:reached|contacted|followed)\ (?:at|on|via)\b.{0,160}|(?:got|have|do\ you\ have)\ (?:a|any|an|more)\b.{0,40}\b(?:tips?|story|stories|question|information|news|views?)\b.{0,8}\?.{0,260}|
    send\ (?:us|your|tips|a\ letter|an?\ e-?mail|news)\b.{0,200}|get\ in\ touch\b.{0,240}|for\ more\ (?:stories|news|on)\b.{0,160}|check\ out\ (?:our|more|the\ latest)\b.{0,160}|stay\ (?:on\ the|up\ to|informed|tuned|connected|updated)\b.{0,160}|
    (?:originally\ published|a\ version\ of\ this|this\ (?:article|story|post|piece|report|column|interview|copy|content|press\ release|transcript|version)\ (?:was|has\ been|originally|first|appeared|is\ (?:for|part|republished|from|a\ part|sponsored|available|an\ edited|an\ excerpt)|has|may|contains|appears|will|includes)).{0,340}|
    .{0,80}(?:may\ (?:earn|receive|get)|earns?)\ (?:a|an|some)?\ ?(?:small\ )?(?:affiliate\ )?(?:commission|compensation)\b.{0,240}|
    (?:editor['’]?s?['’]?|author['’]?s?|publisher['’]?s)\ note\b.{0,300}|(?:story|article|post|content)\ continues.{0,60}|continue\ reading.{0,100}|(?:scroll|swipe)\ (?:down|to|left|for)\b.{0,80}|skip\ (?:to|past|ad|advert\w*).{0,60}|
    the\ post\ .{3,200}\ (?:appeared\ first|first\ appeared)\ on\ .{2,80}|loading.{0,20}|(?:close|open|menu|search|embed|home|back|next|previous|play|pause|mute|expand|show\ (?:more|less|all)|load\ more|view\ (?:all|more|gallery|comments)|hide|print|n/a)|
    .{0,140}\b(?:click|sign\ up|subscribe|tap)\ here\b.{0,60}|be\ the\ first\ to\ (?:get|know|hear|comment)\b.{0,80}|(?:we|our\ team)\ (?:occasionally|may|sometimes|independently)\ (?:recommend|review|earn|receive|select)\b.{0,300}|
    more\ information\s*:.{0,300}|source\s*:.{1,60}|get\ the\ latest\b.{0,160}|this\ (?:article|story|post)\ [‘'"“].{0,300}|\S+@\S+\.\w+|.{0,30}\s\S+@\S+\.\w+|\[(?:사진|자료|영상)\s*[=:].{0,60}|(?:기사입력|입력|수정|등록)\s*:.{0,40}|
    \d+\ (?:comments?|shares?|views|likes|min(?:ute)?s?\ read|photos?|images?|kommentare)|(?:shares?|views)\s*\d+|\d+\s*/\s*\d+|\d{1,2}\ ?(?:min(?:ute)?s?|hours?|days?)\ (?:read|ago)|
    (?:mon|tues|wednes|thurs|fri|satur|sun)day,?\ (?:\d{1,2}\ )?\w+\ (?:\d{1,2},?\ )?\d{4}.{0,40}|\d{1,2}(?:\.|\ )\s?\w+\.?\ \d{4}(?:,?\ (?:um\ |at\ )?\d{1,2}[:.]\d\d.{0,20})?|\w{3,9}\.?\ \d{1,2},?\ \d{4}(?:,?\ (?:at\ )?\d{1,2}:\d\d.{0,20})?|
    [\d.,:/\s-]+(?:uhr|am|pm|a\.m\.|p\.m\.|gmt|utc|et|est|edt)?|(?:the\ )?(?:associated\ press|reuters|afp|dpa|efe|getty\ images|ap\ news)\.?|[—–-]\ ?(?:ap|reuters|afp|dpa|with\ (?:files|reporting)\ from)\b.{0,80}|https?://\S+|pic\.twitter\.com/\S+|.{0,60}\(@\w{2,30}\)\ \w+\ \d{1,2},\ \d{4}
    )\W*$""",
    _START | re.VERBOSE,
)
_LONGEST = 400  # characters; a longer line is prose, whatever it begins with
_CREDIT_END = re.compile(
    r"\((?:AP|Reuters|Getty|AFP|Photo|Foto|Image|EPA|dpa)\b[^)]{0,70}\)\W?$|(?:Getty Images|AP Photo|via (?:Getty|AP|Reuters|AFP)(?: Images)?|[\w.]\s?/\s?(?:AFP|Reuters|AP|EPA|dpa|Getty|Shutterstock))\W{0,2}$"
)
_END = re.compile(r"[.!?…:;。！？؟।\"”’»』」)\]]$")


def is_junk(line: str) -> bool:
    """Whether a line is a label, a call, a credit or a notice, and no part of what the article tells."""
    if not re.search(r"\w", line):
        return True
    if len(line) > _LONGEST:
        return False
    return bool(_LINE.match(line) or (len(line) < 300 and _CREDIT_END.search(line)))


def is_label(line: str) -> bool:
    """A short line without the end of a sentence: a heading, a byline, a date."""
    return len(line) < 90 and not _END.search(line)


def announces(line: str) -> bool:
    """Whether a line only leads to what follows it ("Also in the news:")."""
    return len(line) < 120 and line.endswith(":")


def is_byline(line: str, names: tuple[str, ...]) -> bool:
    """Whether a short line has little but the names of the article's authors."""
    if not names or len(line) > 120:
        return False
    rest = fold(line)
    for name in names:
        rest = rest.replace(fold(name), "")
    return len(rest) < len(line) and len(rest.split()) <= 4 and not re.search(r"[.!?][\"”]?$", line.rstrip())
