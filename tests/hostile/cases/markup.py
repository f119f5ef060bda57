"""Markup and scripts in every place that takes text, and links that would run something."""

from tests.hostile.cases.recipe import everywhere, markdown, note, refused, shown, title, typed
from tests.hostile.repository import AMENDMENTS, FAIRS, PLAN, PROGRESS, SITE, SPACE, UNITS

SCRIPT = "</script><script>alert(1)</script>"
LINKS = """
[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](  javascript:alert(1)) [d](java\tscript:alert(1))
[e](javascript&colon;alert(1)) [f](&#106;avascript:alert(1)) [g](&#x6A;&#x61;vascript&#58;alert(1)) [h](<java
script:alert(1)>) [i](data:text/html;base64,PHNjcmlwdD4=) [j](vbscript:msgbox) [k](feed:javascript:alert(1))
[l](\\javascript:alert(1)) [m](javascript\\:alert(1)) [n](%6Aavascript:alert(1)) [o](file:///etc/passwd) [p](blob:x)
"""
TITLES = """
[a](https://a.example "x\\" onmouseover=\\"alert(1)") [b](mailto:a@b.example?subject=x "'><img src=x onerror=alert(1)>")
[c](https://a.example/"onmouseover="alert(1)) [d](<https://a.example/ onmouseover=alert(1)>) [e](#"><script>)
"""

CASES = {
    "script-in-note": shown(note(f"'{SCRIPT}'")),
    "script-in-title": shown(title(f"'{SCRIPT}<!--'")),
    "comment-opens-script": shown(title("'<!--<script>'"), note("'<!--<script> ]]> --!>'")),
    "svg-in-target-name": shown(typed(SPACE, "新增园区面积", "</text></svg><svg onload=alert(1)>")),
    "markup-in-unit": shown(typed(SPACE, "unit: 万平方米", "unit: '\"><b onclick=x>'")),
    "markup-in-quote": shown(typed(SPACE, "quote: 新增企业120家以上", 'quote: "\'><svg/onload=alert(1)>"')),
    "markup-in-topic": shown(
        typed(PLAN, "[开办, 用工]", "['\"><i>', 用工]"), typed(SPACE, "topics: [开办]", "topics: ['\"><i>']")
    ),
    "markup-in-plan": shown(typed(PLAN, "title: 青禾镇2024年便民四件事", f"title: '{SCRIPT}&lt;'")),
    "markup-in-chapter": shown(typed(PLAN, "title: 办事", "title: '<base href=//evil.example>'")),
    "markup-in-unit-name": shown(
        *(everywhere(path, "人社所", "'<img src=x onerror=alert>'") for path in (UNITS, PROGRESS, FAIRS))
    ),
    "markup-in-phone": shown(typed(UNITS, "029-12345678", "'\" onclick=alert(1) x=\"'")),
    "markup-in-amendment": shown(typed(AMENDMENTS, "上级下达的任务增加", f"'{SCRIPT}'")),
    "markup-in-evidence-title": shown(typed(PROGRESS, "title: 半年通报", "title: '<iframe srcdoc=x>'")),
    "markup-in-site-name": shown(typed(SITE, "name: 青禾镇便民四件事进展", f"name: '{SCRIPT}'")),
    "id-code-breaks-out": shown(typed(SITE, '"6101000001"', "'1\"><script>&x=y#'")),
    "json-breaks-out": shown(title("'\\\"}]}</script>\\u003c/script>'"), note('\'"},{"@type":"x\\\\\'')),
    "template-syntax": shown(title("'{{ 7*7 }}{% include \"/etc/passwd\" %}{#'"), note("'{{ config }}${7*7}#{7*7}'")),
    "calendar-breaks-out": shown(
        title('"a\\nEND:VEVENT\\nBEGIN:VALARM\\nTRIGGER:-PT1M;\\\\,x"'), typed(SPACE, "新增企业", '"b\\rATTACH:x"')
    ),
    "line-ends-in-text": shown(note('"=1\\n=2\\r\\n=3\\r@4"'), title('"a\\nb"')),
    "robots-line": refused(
        typed(SITE, "address: https://example.gov.cn/qinghe/", 'address: "https://e.cn/\\nDisallow:"'), "bad-address"
    ),
    "raw-html": shown(
        markdown("<script>alert(1)</script>\n\n<div onclick=x>\n\n<!-- c -->\n\n<?php ?>\n\n<!X>\n\n<![CDATA[x]]>")
    ),
    "raw-html-in-line": shown(
        markdown("a <img src=x onerror=alert(1)> <b>b</b> <!-- c --> <a href='javascript:1'>d</a>")
    ),
    "images": shown(
        markdown("![a](https://evil.example/x.png) ![b][r] ![c](data:image/svg+xml,x)\n\n[r]: //evil.example/y")
    ),
    "links-that-run": shown(markdown(LINKS)),
    "link-titles": shown(markdown(TITLES)),
    "reference-links": shown(
        markdown("[a] [b][a] [c]\n\n[a]: javascript:alert(1) \"t\"\n[c]: <data:text/html,x> 'onload=x'")
    ),
    "autolinks": shown(
        markdown('<javascript:alert(1)> <data:text/html,x> <https://a.example/"onclick=x> <a@b.example"><script>>')
    ),
    "code-and-tables": shown(
        markdown(
            '```"><script>\n</code></pre><script>\n```\n\n| <b> | `</td>` |\n| :-: | --- |\n| &lt;script&gt; | \\<i> |'
        )
    ),
    "entities": shown(markdown("&lt;script&gt; &#60;b&#62; &quot; &amp;lt; &nosuch; &#0; &#xD800; &#x110000;")),
    "evidence-javascript": refused(
        typed(PROGRESS, "https://example.gov.cn/qinghe/h1", "javascript:alert(1)//https://x"), "bad-address"
    ),
    "evidence-data": refused(typed(PROGRESS, "https://example.gov.cn/qinghe/h1", "data:text/html,x"), "bad-address"),
    "evidence-quotes": refused(
        typed(PROGRESS, "https://example.gov.cn/qinghe/h1", "'https://a.example/\"onclick=\"x'"), "bad-address"
    ),
    "evidence-is-odd": shown(
        typed(PROGRESS, "https://example.gov.cn/qinghe/h1", "https://a.example:8443/%00;=&lt;(x)@:y?a=b#&c"),
    ),
    "correction-javascript": refused(
        typed(SITE, "mailto:jiucuo@example.gov.cn", "'javascript:alert(1)@a.b'"), "bad-address"
    ),
    "formulas": shown(note('\'=HYPERLINK("https://evil.example","x")\''), title("'+cmd|/c calc!A1'")),
    "formulas-full-width": shown(note("＝HYPERLINK(1)"), title("－2+3")),
    "formula-in-unit": shown(typed(SPACE, "unit: 万平方米", "unit: '@SUM(1+1)*cmd|x'")),
    "tab-before-formula": shown(note('"\\t=1+1"'), title('"\\t@x"')),
}
