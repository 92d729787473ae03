#!/usr/bin/env python3
"""A roadmap in which every text is one of the known ways to break out of a page."""

import json

INJECTIONS = [
    "<script>window.broken=1</script>",
    "<img src=x onerror=window.broken=1>",
    "<svg/onload=window.broken=1>",
    "\"><script>window.broken=1</script>",
    "' onmouseover='window.broken=1",
    "\" autofocus onfocus=\"window.broken=1",
    "</title><script>window.broken=1</script>",
    "</style><script>window.broken=1</script>",
    "</svg><script>window.broken=1</script>",
    "<iframe srcdoc='<script>parent.broken=1</script>'>",
    "<a href=javascript:window.broken=1>x</a>",
    "javascript:window.broken=1",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<form action=https://evil.example/><input name=x>",
    "<math><mtext></p><script>window.broken=1</script>",
    "<!--><script>window.broken=1</script-->",
    "<![CDATA[<script>window.broken=1</script>]]>",
    "&lt;script&gt;window.broken=1&lt;/script&gt;",
    "&#60;script&#62;window.broken=1&#60;/script&#62;",
    "{{constructor.constructor('window.broken=1')()}}",
    "${window.broken=1}",
    "\u2028<script>window.broken=1</script>\u2029",
    "\u202e<gpj.script>",
    "<script\u0000>window.broken=1</script>",
    "\u00bcscript\u00bewindow.broken=1\u00bc/script\u00be",
    "+ADw-script+AD4-window.broken=1+ADw-/script+AD4-",
    "x" * 5000,
]


def text(number):
    # What is no text in TOML is written as an escape.
    return json.dumps(INJECTIONS[number % len(INJECTIONS)], ensure_ascii=True).replace("\\u0000", "\\u0001")


print("[person]")
for number, name in enumerate(["name", "role", "mentor"]):
    print(f"{name} = {text(number)}")
print(f'[[track]]\non = 2026-01-01\nprimary = {text(7)}\nshadowing = {text(8)}\ntarget = "ownership"')
for number in range(len(INJECTIONS)):
    print(f'[[skill]]\nid = "s{number}"\ntitle = {text(number)}')
    print(f'levels = [{{ on = 2026-02-01, by = {text(number)}, level = "working" }}]')
    print(f"[[evidence]]\non = 2026-03-01\nkind = {text(number)}\nwhat = {text(number)}\nresult = {text(number + 1)}")
    print(f"[[shadow]]\non = 2026-11-01\nwith = {text(number)}\ntrack = {text(number)}\nhours = 1.0\nwhat = {text(number)}")
    print(f"[[cert]]\nname = {text(number)}\nexam = 2026-12-01")
    print(f'[[milestone]]\ntitle = {text(number)}\nstage = "learn"\ndue = 2026-12-24')
print(f'[[win]]\nid = "w"\nquarter = "2026-Q4"\ntitle = {text(3)}\noutcome = {text(4)}\nstarted = 2026-10-05')
for number in range(len(INJECTIONS)):
    print(f"[[win.key_result]]\nmeasure = {text(number)}\nunit = {text(number)}\nbaseline = 1\ntarget = 9")
    print("readings = [{ on = 2026-10-10, value = 2 }, { on = 2026-11-10, value = 5 }]")
