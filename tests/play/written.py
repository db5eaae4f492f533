"""written.py: what Borne wrote about a prep, number by number beside recount.py: the month's row,
the workbook and the data its charts point at, the printed page, suppliers, treasurer, trace."""
import collections
import csv
import re
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

import recount as r

WORDS = {r.MISSING: "manque", r.DAMAGED: "abîmé", r.SUBSTITUTED: "remplacé", r.EXTRA: "en plus",
         r.DIFFERENCE: "différence au contrôle", r.DATE: "date passée", r.WRONG: "mal livré",
         r.COLD: "doute sur le froid", r.UNREADABLE: "étiquette illisible", r.SHORT: "non livré",
         r.SURPLUS: "livré en trop", r.NOT_LOADED: "cagette non chargée"}
PAGE_WORDS = WORDS | {r.DIFFERENCE: "autre nombre", r.UNREADABLE: "illisible",
                      r.SHORT: "pas livré", r.NOT_LOADED: "pas chargé"}
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def check(condition, what):
    if not condition:
        sys.exit(f"{sys.argv[0]}: {what}")


def near(text, number, what):
    check(abs(float(text) - number) <= 0.0011, f"{what} is {text}, counted {number}")


def same(found, counted, what):
    """Two tables of numbers, thousandths apart at most."""
    only = [(k, found.get(k), counted.get(k)) for k in sorted(set(found) | set(counted), key=str)
            if abs(found.get(k, 0) - counted.get(k, 0)) > 0.5]
    check(not only, f"{what}: written, counted: {only[:6]} and so on, {len(only)} of "
          f"{len(counted)}")


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Workbook:
    """The cells of a workbook, read without any library, and what its charts show."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as book:
            self.names = book.namelist()
            tree = xml.etree.ElementTree.fromstring(book.read("xl/workbook.xml"))
            self.sheets = [sheet.get("name") for sheet in tree.iter(MAIN + "sheet")]
            strings = []
            if "xl/sharedStrings.xml" in self.names:
                shared = xml.etree.ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
                strings = ["".join(t.text or "" for t in si.iter(MAIN + "t"))
                           for si in shared.iter(MAIN + "si")]
            self.rows = {name: self.read(book.read(f"xl/worksheets/sheet{at + 1}.xml"), strings)
                         for at, name in enumerate(self.sheets)}
            charts = [n for n in self.names if n.startswith("xl/charts/chart")]
            self.charts = [self.read_chart(book.read(name)) for name in sorted(charts)]
            self.grey = all("4A4A4A" in book.read(name).decode() for name in charts)

    @staticmethod
    def read(data, strings):
        found = []
        for row in xml.etree.ElementTree.fromstring(data).iter(MAIN + "row"):
            cells = {}
            for cell in row.iter(MAIN + "c"):
                column = "".join(c for c in cell.get("r") if c.isalpha())
                value = cell.find(MAIN + "v")
                text = value.text if value is not None else ""
                if cell.get("t") == "s":
                    text = strings[int(text)]
                elif cell.get("t") == "inlineStr":
                    text = "".join(t.text or "" for t in cell.iter(MAIN + "t"))
                cells[column] = text
            found.append(cells)
        return found

    def read_chart(self, data):
        """Title, and what its categories and values point at: sheet, column, first and last row."""
        tree = xml.etree.ElementTree.fromstring(data)
        title = "".join(t.text or "" for t in tree.find(f".//{CHART}title").iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}t"))
        refs = []
        for of in tree.find(f".//{CHART}ser").iter(CHART + "f"):
            sheet, column, first, last = re.match(
                r"'?([^'!]+)'?!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$", of.text).groups()
            refs.append((sheet, column, int(first), int(last or first)))
        return title, refs

    def chart(self, title):
        """{category: number} as the chart of this title shows them."""
        found = [refs for name, refs in self.charts if name == title]
        check(len(found) == 1, f"{len(found)} charts “{title}” among {self.charts}")
        (sheet, column, first, last), (_, values, _, _) = found[0]
        return {self.rows[sheet][at][column]: float(self.rows[sheet][at].get(values) or 0)
                for at in range(first - 1, last)}

    def table(self, sheet):
        """The rows of a sheet by its titles."""
        titles = self.rows[sheet][0]
        return [{titles[c]: row.get(c, "") for c in titles} for row in self.rows[sheet][1:] if row]


class Month:
    """The numbers of the one page, counted from the record."""

    def __init__(self, record):
        cases = [case for case in record.cases() if case.kind]
        worked = record.worked()
        times = sorted(worked.values())
        cold = [ms for crate, ms in worked.items() if record.crates[crate]["kind"] != 0]
        lines, missing = record.ordered_lines(), record.missing()
        here = record.here()
        counts = [p["pickup"] for p in record.crates.values() if p["id"] not in record.emptied]
        differ = {case.crate for case in cases if case.step == r.AT_CHECK}
        ever = record.ever_checked()
        self.cases, self.missing = cases, missing
        self.steps = collections.Counter(case.step for case in cases)
        self.lines, self.times = len(lines), times
        self.grams = sum(record.grams(line) for line in lines)
        self.middle = times[(len(times) - 1) * 2 // 4] if times else 0
        self.cold = max(cold, default=0)
        self.whole = {
            "Commandes": sum(not o["is_cancelled"] for o in record.orders.values()),
            "Lignes": len(lines),
            "Cagettes": len(here),
            "Préparées": len(record.filled()),
            "Vérifiées": len(record.checked()),
            "Chargées": len({record.now("crate", e["crate"]) for e in record.of_kind(r.LOADED)}),
            "Soucis en préparant": self.steps[r.AT_PICK],
            "À la vérification": self.steps[r.AT_CHECK],
            "Retours des labos": self.steps[r.AT_RETURN],
            "Premières vérifications": len(ever),
            "Justes d’emblée": len(ever - differ),
            "Lignes réduites": len({record.portions[p]["line"] for p in missing}),
            "Points de collecte": len(set(counts)),
            "Produits": len(record.products),
            "Sacs frais": len(cold),
            "Demi-journées": 1 + len(record.of_kind(r.HALF_DAY)),
        }
        self.thousandths = {
            "Unités": sum(line["units_milli"] for line in lines),
            "Kilos": self.grams,
            "Unités manquantes": sum(missing.values()),
            "Minutes par cagette": self.middle / 60,
            "Minutes au chaud, au plus": self.cold / 60,
        }


def look_at_row(row, record):
    """The month's row of the CSV or of the workbook."""
    month = Month(record)
    for name, number in month.whole.items():
        check(int(float(row[name] or 0)) == number, f"{name} is {row[name]}, counted {number}")
    for name, number in month.thousandths.items():
        near(row[name], number / 1000, name)
    for name, low, high, step in (("Préparation ‰", "de ‰", "à ‰", r.AT_PICK),
                                  ("Vérification ‰", "de ‰ ", "à ‰ ", r.AT_CHECK),
                                  ("Labos ‰", "de ‰  ", "à ‰  ", r.AT_RETURN)):
        cases = month.steps[step]
        bounds = r.poisson_bounds(cases)
        near(row[name], cases * 1000 / month.lines, name)
        near(row[low], bounds[0] * 1000 / month.lines, low)
        near(row[high], bounds[1] * 1000 / month.lines, high)
    return month


def look_at_pareto(book, record):
    """Products and what went wrong with them, most cases first; the chart shows the same."""
    counted, units = collections.Counter(), collections.Counter()
    for case in record.cases():
        if case.product and case.kind:
            counted[case.product, case.kind] += 1
            units[case.product, case.kind] += case.units
    order = sorted(counted, key=lambda key: (-counted[key], key[0], key[1]))[:10]
    rows = book.table("Pareto")
    check(len(rows) == len(order) >= 4, f"{len(rows)} rows of Pareto, counted {len(order)}")
    shown = book.chart("Ce qui arrive le plus : produit et souci")
    for row, key in zip(rows, order):
        what = f"Pareto {key}: {row}"
        check(row["SKU"] == record.products[key[0]]["sku"], what)
        check(row["Quoi"] == WORDS[key[1]] and int(float(row["Cas"])) == counted[key], what)
        near(row["Quantité"], units[key] / 1000, what)
        check(shown[f"{record.products[key[0]]['name']} · {WORDS[key[1]]}"] == counted[key],
              f"chart of {key}: {shown}")
    return [(key, counted[key]) for key in order]


def supplier_numbers(record):
    """By supplier's name: lines and grams ordered, cases by what, units short, faces."""
    found = collections.defaultdict(collections.Counter)
    for line in record.ordered_lines():
        name = record.supplier_of(record.first_lot(line["product"]))
        found[name]["Lignes"] += 1
        found[name]["Kilos"] += record.grams(line)
    words = {r.MISSING: "Manque", r.SHORT: "Pas livré", r.DAMAGED: "Abîmé",
             r.DATE: "Date passée", r.WRONG: "Mal livré", r.COLD: "Froid"}
    lacks = collections.defaultdict(collections.Counter)
    for case in record.cases():
        name = record.supplier_of_case(case)
        if case.face:
            found[name][("", "Bien", "Moyen", "Pas bien")[case.face]] += 1
        if case.kind and case.cause == r.SUPPLIER:
            found[name]["Cas"] += 1
            found[name][words.get(case.kind, "rest")] += 1
            if case.kind in (r.MISSING, r.SHORT):
                lacks[name, case.product][case.kind] += case.units
    for name, (due, late) in record.deliveries().items():
        found[name]["Livraisons attendues"], found[name]["En retard"] = due, late
    for (name, _), of in lacks.items():  # told when it came and again at the shelf: once
        found[name]["Unités manquantes"] += max(of[r.MISSING], of[r.SHORT])
    return found


def look_at_suppliers(book, record):
    counted = supplier_numbers(record)
    rows = {row["Fournisseur"]: row for row in book.table("Fournisseurs")}
    expected = {name or "inconnu" for name, of in counted.items() if of["Lignes"] or of["Cas"]}
    check(set(rows) == expected and len(rows) > 2, f"suppliers {set(rows)}, counted {expected}")
    for name, of in counted.items():
        row = rows.get(name or "inconnu")
        for title in row or {}:
            if title in ("Fournisseur", "Mois"):
                continue
            scale = 1000 if title in ("Kilos", "Unités manquantes") else 1
            near(row[title] or 0, of[title] / scale, f"{name}: {title}")
    return counted


def look_at_workbook(path, record):
    """All sheets, and the charts by what they point at."""
    book = Workbook(path)
    check(book.grey, "a chart in another colour than grey")
    month = look_at_row(book.table("Mois")[0], record)
    period = book.table("Mois")[0]["Mois"]
    for title, number in (("Lignes commandées", month.lines), ("Kilos", month.grams / 1000),
                          ("Soucis en préparant, pour 1 000 lignes",
                           month.steps[r.AT_PICK] * 1000 / month.lines),
                          ("Trouvés à la vérification, pour 1 000 lignes",
                           month.steps[r.AT_CHECK] * 1000 / month.lines)):
        near(book.chart(title)[period], number, f"chart “{title}”")
    pareto = look_at_pareto(book, record)
    look_at_suppliers(book, record)
    return month, pareto


def look_at_served(rows, record):
    served = {(int(row["Commande"]), row["SKU"]): float(row["Quantité"]) * 1000 for row in rows}
    check(len(served) == len(rows), "an order's product twice")
    same(served, record.served(), "served")


def look_at_received(rows, record):
    found, counted = collections.Counter(), collections.Counter()
    for row in rows:
        found[row["Fournisseur"], row["Bon de livraison"], row["SKU"]] += float(row["Reçu"]) * 1000
    for _, product, name, note, units in record.lots():
        counted[name, str(note or ""), record.products[product]["sku"]] += units
    same(found, counted, "received")


def look_at_trace(rows, record):
    """Both ways: from lots to crates and from crates to lots."""
    found = collections.Counter()
    for row in rows:
        if row["Lot"] != "0":
            found[row["SKU"], int(row["Lot"]), row["Fournisseur"],
                  int(row["Bon de livraison"] or 0), row["Cagette"],
                  row["Point de collecte"]] += (
                      float(row["Quantité"]) * 1000)
    same(found, record.trace(), "trace")


def pdf_text(path):
    """As it was drawn: a row of the page is its number, its range, its words."""
    text = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True,
                          text=True).stdout
    return re.sub(r"\s+", " ", text.replace("\u202f", " ").replace("\u00a0", " "))


def tenths(number):
    """As the page says it: half upwards, one digit."""
    return f"{int(number * 10 + 0.5) / 10:.1f}".replace(".", ",")


def weight(grams):
    """Kilos of a page: whole ones when there are many."""
    return f"{(grams + 500) // 1000} kg"


def page_rows(month):
    """The page on paper: number, range and words of each row."""
    whole = month.whole
    yield (str(month.lines), f"{whole['Commandes']} commandes, "
           f"{whole['Points de collecte']} labos, {whole['Produits']} produits",
           "Lignes commandées")
    yield weight(month.grams), "", "Poids commandé"
    counted = ", ".join(f"{whole[title]} {title.lower()[:None if whole[title] > 1 else -1]}"
                        for title in ("Préparées", "Vérifiées", "Chargées"))
    yield (str(whole["Cagettes"]), counted, "Cagettes faites ici")
    for step, words in ((r.AT_PICK, "Soucis en préparant, pour 1 000 lignes"),
                        (r.AT_CHECK, "Trouvés à la vérification, pour 1 000 lignes"),
                        (r.AT_RETURN, "Dits par les labos, pour 1 000 lignes")):
        rate = month.steps[step] * 1000 / month.lines
        low, high = (of * 1000 / month.lines for of in r.poisson_bounds(month.steps[step]))
        thin = high - low > 10 and high - low > rate
        yield (tenths(rate), "trop peu pour conclure" if thin else
               f"entre {tenths(low)} et {tenths(high)}", words)
    for cases, of, words in ((whole["Justes d’emblée"], whole["Premières vérifications"],
                              "Cagettes justes à la première vérification"),
                             (whole["Lignes réduites"], month.lines,
                              "Lignes qui ont eu moins que commandé")):
        low, high = r.wilson_bounds(cases, of)
        yield (tenths(cases * 100 / of) + " %", "trop peu pour conclure" if of < 20 else
               f"entre {tenths(low * 100)} et {tenths(high * 100)} %", words)
    timed = len(month.times)
    yield (tenths(month.middle / 60000), f"{timed} cagettes chronométrées" if timed >= 20 else
           "trop peu pour conclure", "Minutes par cagette, au milieu")
    yield (tenths(month.cold / 60000), f"sacs frais : {whole['Sacs frais']}",
           "Minutes d’un sac frais ouvert, au plus")


def look_at_page(path, month, pareto, record):
    text = pdf_text(path)
    check("commandes d’octobre 2025" in text, f"of which orders? {text}")
    for row in page_rows(month):
        line = " ".join(part for part in row if part)
        check(line in text, f"“{line}” is not on the page: {text}")
    for (product, kind), cases in pareto:
        line = f"{record.products[product]['name']} · {PAGE_WORDS[kind]} {cases}"
        check(re.sub(r"\s+", " ", line) in text, f"“{line}” is not on the page: {text}")


def look_at_list(rows, record):
    """Each case once, with what the review made of it."""
    causes = ("", "fournisseur", "stock", "préparation", "fichier", "étiquette", "matériel")
    decisions = ("à décider", "noté", "à rendre", "au mois prochain", "dit au fournisseur")
    steps = {r.AT_PICK: "préparation", r.AT_CHECK: "vérification", r.AT_RECEIVE: "réception",
             r.AT_LOAD: "chargement", r.AT_SHARE: "partage", r.AT_RETURN: "retour du labo"}
    found = collections.Counter((row["Quoi"], row["Étape"], row["Référence"],
                                 float(row["Quantité"] or 0), row["Décision"]) for row in rows)
    counted = collections.Counter(
        ((WORDS | {0: "avis"})[case.kind], steps[case.step],
         record.products[case.product]["sku"] if case.product else "", case.units / 1000,
         decisions[case.decision]) for case in record.cases())
    same(found, counted, "the list")
    told = collections.Counter(row["Cause"] for row in rows)
    check(set(told) <= set(causes), f"causes {told}")


def look_at_sums(path, record):
    """The list's workbook: by product and supplier, cases and units; crates by labo."""
    book = Workbook(path)
    found = {row["Référence"]: float(row["Cas"]) for row in book.table("Par produit")}
    cases = [case for case in record.cases() if case.product]
    same(found, collections.Counter(record.products[c.product]["sku"] for c in cases),
         "cases by product")
    for title, kind in (("Manque", r.MISSING), ("Non livré", r.SHORT),
                        ("Remplacé", r.SUBSTITUTED), ("Livré en trop", r.SURPLUS),
                        ("Différence", r.DIFFERENCE)):
        units = collections.Counter()
        for case in cases:
            if case.kind == kind:
                units[record.products[case.product]["sku"]] += case.units / 1000
        found = {row["Référence"]: float(row[title]) for row in book.table("Par produit")}
        same(found, units, f"units by product: {title}")
    found = {row["Fournisseur"]: float(row["Cas"]) for row in book.table("Par fournisseur")}
    same(found, collections.Counter(record.supplier_of_case(c) or "fournisseur inconnu"
                                    for c in cases), "cases by supplier")
    filled, checked, crates, grams = record.filled(), record.checked(), {}, {}
    for title, those in (("Cagettes", set(record.crates)), ("Préparées", filled),
                         ("Vérifiées", checked)):
        crates[title] = collections.Counter(
            record.pickups[record.crates[c]["pickup"]]["name"] for c in those
            if c not in record.emptied)
    for portion in record.portions.values():
        crate = record.crates[portion["crate"]]
        if crate["id"] not in record.emptied and not portion["dropped_milli"]:
            name = record.pickups[crate["pickup"]]["name"]
            grams[name] = grams.get(name, 0) + record.grams(portion)
    for title, by in [*crates.items(), ("Kilos", {k: v / 1000 for k, v in grams.items()})]:
        found = {row["Point de collecte"]: float(row[title]) for row in book.table("Avancement")}
        same(found, by, f"{title} by labo")


def look_at_goods(rows, record):
    """What was ordered and received of each product."""
    ordered, came = collections.Counter(), collections.Counter()
    for portion in record.portions.values():
        if portion["crate"] not in record.emptied and not portion["dropped_milli"]:
            ordered[record.products[portion["product"]]["sku"]] += portion["units_milli"]
    for _, product, _, _, units in record.lots():
        came[record.products[product]["sku"]] += units
    same({row["SKU"]: float(row["Commandé"]) * 1000 for row in rows}, ordered, "ordered")
    same({row["SKU"]: float(row["Reçu"]) * 1000 for row in rows}, came, "received in all")


def look_at_letters(path, record):
    """The page of each supplier who brought something."""
    text = pdf_text(path)
    for name, of in supplier_numbers(record).items():
        if not name or not of["Lignes"]:
            check(not name or name not in text, f"a page for {name}")
            continue
        numbers = [of[title] for title in ("Manque", "Pas livré", "Abîmé", "Date passée",
                                           "Mal livré", "Froid")]
        row = " ".join(str(n) if n else "–" for n in numbers)
        page = text[text.index(f"{name} Ce mois-ci"):]
        check(page.startswith(f"{name} Ce mois-ci : {of['Lignes']} lignes commandées"),
              f"{name}: {page[:80]}, counted {of['Lignes']} lines")
        due, late = of["Livraisons attendues"], of["En retard"]
        row += f" {late} sur {due}" if due else " –"
        page = page[:page.find("en détail") if of["Cas"] else page.index("Réponse")]
        check(f" {of['Lignes']} {row}" in page, f"{name}: {page[:300]}, counted {row}")
        look_at_months_of_supplier(page, name, [of])


def look_at_months_of_supplier(page, name, months):
    """What is said of all months together, with its interval, or that they are too few."""
    lines, cases, due, late = (sum(of[title] for of in months) for title in (
        "Lignes", "Cas", "Livraisons attendues", "En retard"))
    low, high = (of * 1000 / lines for of in r.poisson_bounds(cases))
    thin = high - low > 10 and high - low > cases * 1000 / lines
    said = f"Soucis sur les lignes commandées : {cases} sur {lines}, " + (
        "trop peu pour conclure" if thin else f"soit {tenths(cases * 1000 / lines)} pour 1 000, "
        f"entre {tenths(low)} et {tenths(high)}")
    check(said in page, f"{name}: “{said}” is not in {page}")
    low, high = r.wilson_bounds(late, due) if due else (0, 0)
    said = f"Livraisons en retard : {late} sur {due}, " + (
        "trop peu pour conclure" if due < 20 else
        f"soit {tenths(late * 100 / due)} %, entre {tenths(low * 100)} et {tenths(high * 100)} %")
    check((said in page) == (due > 0), f"{name}: “{said}”, and {due} were due: {page}")


def look_at_thanks(path, month, record):
    """The pages for labos and for the room: what was done together, what went well."""
    text = pdf_text(path)
    whole = month.whole
    grams = sum(record.grams(p) for p in record.portions.values()
                if p["crate"] in record.filled() and not p["dropped_milli"])
    calm = len(record.products) - len({case.product for case in month.cases if case.product})
    for line in (f"{whole['Préparées']} cagettes et sacs", f"{whole['Vérifiées']} vérifiés",
                 f"{weight(grams)} préparés", f"{whole['Points de collecte']} labos servis",
                 f"{whole['Demi-journées']} demi-journées",
                 f"{calm} produits sur {len(record.products)}",
                 f"{whole['Justes d’emblée']} cagettes vérifiées sur "
                 f"{whole['Premières vérifications']}"):
        check(line in text, f"“{line}” is not on the pages: {text}")
