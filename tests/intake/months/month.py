"""month.py: a month of orders drawn from a seed: products, pick-up points, people, orders. What the
forms write down and what the program must understand of it. All of it is invented."""

import random
import unicodedata
from dataclasses import dataclass, field

GOODS = (
    ("Pommes à croquer", "kg"), ("Clémentines (Corse)", "kg"), ("Poires Conférence", "kg"),
    ("Carottes", "kg"), ("Pommes de terre", "sac"), ("Oignons jaunes", "kg"), ("Chou rouge",
                                                                               "pièce"),
    ("Lait demi-écrémé", "litre"), ("Crème liquide", "cl"), ("Beurre doux", "g"), ("Yaourt nature",
                                                                                   "x"),
    ("Œufs plein air", "boîte"), ("Farine T65", "g"), ("Riz long", "g"), ("Spaghetti", "g"),
    ("Pois chiches", "g"), ("Flocons d'avoine", "g"), ("Huile de tournesol", "litre"),
    ("Sucre de betterave", "g"), ("Sel fin \"de l'Est\"", "g"), ("Thé & tisane", "g"),
    ("Jus de pomme", "litre"), ("Confiture de quetsches", "g"), ("Gourde compote", "g"),
    ("Mélange grimpant ; doux", "g"), ("Sauce tomate, basilic", "g"), ("Moutarde à l’ancienne",
                                                                       "g"),
    ("Pain d'épices", "pièce"), ("Fromage blanc", "g"), ("Comté 12 mois", "g"), ("Choucroute crue",
                                                                                 "g"),
    ("Lentilles vertes", "g"), ("Miel de forêt", "g"), ("Noix", "g"), ("Café moulu", "g"),
    ("Savon", "pièce"),
)
SIZES = {"kg": ("1kg", "1 kg", "2kg"), "sac": ("2,5kg", "5 kg"), "pièce": ("pièce", "la pièce"),
         "litre": ("1 litre", "1L"), "cl": ("50 cl", "25cl"), "g": ("500g", "250 g", "100g"),
         "x": ("4 x 125g",), "boîte": ("boîte de 6", "boîte de 12")}
POINTS = (
    "Saint-Nicolas-de-Port", "MJC Étoile", "Bœrsch", "Haut-du-Lièvre", "Épicerie sociale", "Laxou",
    "Jarville-la-Malgrange", "Foyer Les Tilleuls", "Pont-à-Mousson", "Essey", "Dombasle",
    "L'Arche", "Maison du Peuple", "Tomblaine", "Bar-le-Duc", "Verdun Nord", "Commercy", "Ligny",
    "Le Relais (mardi)", "Belleville",
)
FIRST = ("Ada", "Émile", "Chloé", "Jean-Paul", "Nour", "Œdipe", "Fatou", "Lucie", "Zoé", "Ibrahim",
         "Marie Thérèse", "Gaël", "Inès", "Tom", "Yann")
LAST = ("LAMBERT", "Noël", "De La Cruz", "O'Brien", "Muller", "Étienne", "Sauvage", "Traoré",
        "Petit",
        "Nguyen", "Da Silva", "Schmitt", "Haddad", "Prix", "Jourdain", "Collin")
NOTES = ("", "", "", "", "", "Allergie aux noix ; merci", "pas avant 17h",
         'Je prends "tout"\nmerci',
         "- sans sel", "=1+1")


@dataclass
class Product:
    sku: str
    name: str
    unit: str
    weight_g: int
    temperature: str
    ean: str
    price: int  # cents
    step: int  # milli-units


@dataclass
class Order:
    number: int
    status: str  # a slug of the shop
    date: str  # 2025-11-03 10:20
    first: str
    last: str
    pickup: str
    note: str
    phone: str
    lines: list = field(default_factory=list)  # (product, milli-units)

    @property
    def mail(self):
        return "p%d@example.org" % self.number

    @property
    def cents(self):
        return sum((p.price * m + 500) // 1000 for p, m in self.lines)


@dataclass
class Month:
    seed: int
    products: list
    points: list
    orders: list  # those that count
    cancelled: list  # those of shops that export them, too


def digit(body):
    total = sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(body))
    return body + str(-total % 10)


def draw_products(rng):
    products = []
    for i, (name, unit) in enumerate(rng.sample(GOODS, rng.randint(18, len(GOODS)))):
        size = rng.choice(SIZES[unit])
        full = name + rng.choice((" - ", " – ")) + size
        step = rng.choice((500, 1000)) if size in ("1kg", "1 kg") else 1000
        products.append(
            Product(
                sku="%s-%03d" % (rng.choice(("FR", "LG", "SEC", "P")), i + 1),
                name=full,
                unit="kg" if step == 500 else "pack",
                weight_g=rng.choice((100, 250, 500, 1000, 2500)),
                temperature=rng.choice(("ambiant", "frais", "surgelé", "oeufs")),
                ean=digit("2952%08d" % rng.randrange(10**8)) if rng.random() < 0.6 else "",
                price=rng.randint(40, 900),
                step=step,
            )
        )
    return products


def draw_order(rng, number, products, points):
    wanted = rng.sample(products, min(len(products), max(1, int(rng.expovariate(1 / 7)))))
    lines = []
    for product in wanted:
        whole = rng.choice((1, 1, 1, 2, 2, 3, 6)) * 1000
        half = product.step == 500 and rng.random() < 0.3
        lines.append((product, whole - 500 if half else whole))
    return Order(
        number=number,
        status=rng.choice(("processing", "processing", "on-hold", "pending", "completed")),
        date="2025-11-%02d %02d:%02d" % (rng.randint(1, 28), rng.randint(7, 22), rng.randint(0,
                                                                                             59)),
        first=rng.choice(FIRST),
        last=rng.choice(LAST),
        pickup=rng.choice(points),
        note=rng.choice(NOTES),
        phone=rng.choice(("+33 6 39 98 %02d %02d", "06.39.98.%02d.%02d"))
        % (rng.randint(0, 99), rng.randint(0, 99)),
        lines=lines,
    )


def draw(seed, count=228):
    """The same seed and count give the same month."""
    rng = random.Random(seed)
    products = draw_products(rng)
    points = rng.sample(POINTS, rng.randint(3, len(POINTS)))
    first = rng.randint(2, 90000)
    orders = [draw_order(rng, first + i, products, points) for i in range(count)]
    cancelled = []
    for i in range(rng.randint(0, 5)):
        order = draw_order(rng, first + count + i, products, points)
        order.status = rng.choice(("cancelled", "refunded", "failed"))
        cancelled.append(order)
    return Month(seed, products, points, orders, cancelled)


def fold(text):
    """Case, accents and dashes do not count: how truth and answer are compared."""
    text = text.replace("œ", "oe").replace("Œ", "OE").replace("’", "'")
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(text.lower().replace("-", " ").split())


def number(milli, comma=False):
    text = ("%d.%03d" % (milli // 1000, milli % 1000)).rstrip("0").rstrip(".")
    return text.replace(".", ",") if comma else text


def euros(cents, comma=False):
    return ("%d%s%02d") % (cents // 100, "," if comma else ".", cents % 100)
