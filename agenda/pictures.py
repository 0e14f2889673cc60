"""A picture for each number of an issue, the same on wall, phone and paper: found also by who does not read.

Things that everybody knows and that mean nothing here. Drawn as coalition/web/icons.py says; after the last they begin
anew, with the number beside them.
"""

from coalition.web.icons import ICONS

PICTURES = (
    ICONS["sun"],
    '<path d="M12 21v-7M12 14a5.5 5.5 0 1 1 0-11 5.5 5.5 0 1 1 0 11z"/>',
    '<path d="M2.5 12c4-6 10-6 14 0-4 6-10 6-14 0zM16.5 12l5-4v8zM7 11v.5"/>',
    '<path d="M5 6h12v8a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM17 8h2a2.5 2.5 0 0 1 0 5h-2"/>',
    '<path d="M19.5 14.5A8 8 0 1 1 10.5 4a6.5 6.5 0 0 0 9 10.5z"/>',
    '<path d="M3 15h18l-3 5H6zM12 2.5V15M12 4l6 8h-6"/>',
    '<path d="M5 19C4 9 10 4 20 4c0 10-5 16-15 15zM4 20.5L14 10"/>',
    '<path d="M5 7c0-4 14-4 14 0s-14 4-14 0zM5 7v10c0 4 14 4 14 0V7"/>',
    '<path d="M12 21v-8M7 5c0 6 2 8 5 8s5-2 5-8l-2.5 3L12 4 9.5 8z"/>',
    '<path d="M3 12a9 9 0 0 1 18 0zM12 12v6a2.5 2.5 0 0 1-5 0"/>',
    '<path d="M4 10h16l-2 10H6zM8 10a4 4 0 0 1 8 0"/>',
    ICONS["star"],
)


def inside(number: int) -> str:
    """The drawing of the issue at ``number``, without its frame."""
    drawing = PICTURES[(number - 1) % len(PICTURES)]
    return drawing if drawing.startswith("<") else f'<path d="{drawing}"/>'
