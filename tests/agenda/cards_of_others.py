"""Cards that the list of the field was not written for, each with its issue; and ways in which cards are misspelt."""

import random

OTHERS = [
    ("stigma", "watu wananicheka nikipita"),
    ("stigma", "neighbours gossip about me every day"),
    ("stigma", "ndugu wameniambia nisirudi nyumbani kwao, ni aibu"),
    ("stigma", "jamii inatuona wahalifu milele"),
    ("stigma", "hata kanisani hawataki nikae nao"),
    ("livelihood", "nahitaji mkopo mdogo nianze genge"),
    ("livelihood", "hakuna anayetaka kuniajiri"),
    ("livelihood", "I want training in tailoring"),
    ("livelihood", "mshahara mdogo sana kwenye kibarua"),
    ("livelihood", "no capital for my small business"),
    ("livelihood", "kufuga kuku ila sina pesa ya kuanzia"),
    ("livelihood", "chuo cha veta ada kubwa"),
    ("record", "kumbukumbu za makosa hazifutwi"),
    ("record", "my record stays for ever"),
    ("record", "hati ya tabia njema inachukua muda"),
    ("record", "wanasema nina rekodi ya uhalifu"),
    ("documents", "sina kitambulisho cha taifa"),
    ("documents", "NIDA wamenizungusha miezi sita"),
    ("documents", "lost all my papers"),
    ("documents", "siwezi kusajili laini ya simu"),
    ("children", "watoto wangu hawanijui tena"),
    ("children", "my daughter was taken by her uncle"),
    ("children", "mwanangu amefukuzwa shule kwa ada"),
    ("children", "nani atalea watoto nikiwa sipo"),
    ("children", "mtoto mchanga anahitaji maziwa"),
    ("health", "naumwa kila siku, hospitali hawanisikilizi"),
    ("health", "I cannot sleep at night"),
    ("health", "bima ya afya ni ghali"),
    ("health", "mawazo mengi, nashindwa kula"),
    ("health", "dawa za sukari zimeisha"),
    ("home", "kodi ya chumba imenishinda"),
    ("home", "shamba letu limeuzwa na wajomba"),
    ("home", "landlord threw me out"),
    ("home", "nalala barazani kwa watu"),
    ("home", "mirathi ya mume wangu nimenyimwa"),
    ("justice", "kesi yangu bado iko mahakamani"),
    ("justice", "I owe a fine I cannot pay"),
    ("justice", "nahitaji wakili wa bure"),
    ("justice", "rufaa inachelewa miaka"),
    ("safety", "mume ananipiga akilewa"),
    ("safety", "police arrest us without reason"),
    ("safety", "anatishia kunichoma moto"),
    ("safety", "wananishika shika kazini"),
    ("chairs", "viti ni vigumu"),
    ("time", "can we start earlier next time"),
    ("tea", "asanteni kwa chai"),
]


def misspelt(text: str, seed: int, rate: float = 0.06) -> str:
    """A letter in sixteen left out, doubled, put in or swapped with the one before."""
    dice, out = random.Random(seed), []
    for letter in text:
        way = dice.randrange(4) if letter.isalpha() and dice.random() < rate else None
        if way == 0:
            continue
        out.append(letter)
        if way == 1:
            out.append(letter)
        elif way == 2:
            out.append(dice.choice("aeioumnklst"))
        elif way == 3 and len(out) > 1:
            out[-2:] = out[-1], out[-2]
    return "".join(out)


def cut_short(text: str) -> str:
    return " ".join(text.split()[:4])
