namespace Anyray.Bench.Corpus;

/// <summary>The words the corpus is written with.</summary>
internal static class Lexicon
{
    public static readonly string[] FirstNames =
    [
        "Amara", "Bjorn", "Celia", "Dmitri", "Elif", "Farid", "Greta", "Hiro", "Ines", "Jonas", "Kamala", "Leif", "Mireille", "Nadia",
        "Oskar", "Priya", "Quentin", "Rosa", "Sven", "Tariq", "Ursula", "Viktor", "Wanda", "Ximena", "Yusuf", "Zora",
    ];

    public static readonly string[] LastNames =
    [
        "Abbott", "Bergmann", "Castillo", "Dvorak", "Eriksen", "Fontaine", "Gallo", "Hashimoto", "Ivanova", "Jansen", "Kowalski", "Lindqvist",
        "Marchetti", "Novak", "Okafor", "Petrov", "Quispe", "Rahman", "Schmidt", "Tanaka", "Umarov", "Vasquez", "Whitfield", "Yilmaz", "Zhang",
    ];

    public static readonly string[] Services =
    [
        "checkout-api", "inventory-sync", "ledger-writer", "search-indexer", "mail-relay", "auth-gateway", "image-resizer", "quote-engine",
        "session-store", "webhook-dispatcher", "report-builder", "catalog-feed", "fraud-scorer", "shipping-rates", "tax-service", "audit-trail",
    ];

    public static readonly string[] Verbs =
    [
        "load", "settle", "resolve", "merge", "apply", "collect", "validate", "publish", "refresh", "schedule", "encode", "assign", "expand",
        "reserve", "archive", "notify", "compute", "filter", "attach", "rotate", "drain", "import", "reconcile", "estimate",
    ];

    public static readonly string[] Nouns =
    [
        "Refund", "Shipment", "Catalog", "Voucher", "Session", "Ledger", "Invoice", "Tariff", "Warehouse", "Courier", "Policy", "Account",
        "Quota", "Webhook", "Snapshot", "Tenant", "Basket", "Discount", "Manifest", "Cursor", "Batch", "Region", "Payout", "Token",
    ];

    public static readonly string[] Adjectives =
    [
        "quiet", "steady", "overdue", "narrow", "regional", "stale", "eager", "partial", "seasonal", "manual", "nightly", "shared", "spare",
        "recent", "bulky", "minor", "broad", "local", "remote", "initial",
    ];

    public static readonly string[] Sentences =
    [
        "The $ team moved the ~ $ to a # day cycle after the review.",
        "@ noted that the % job takes about # seconds on a ~ morning.",
        "A ~ $ usually waits for the $ before anything else is printed.",
        "We kept the $ screen as it was because # people had asked for it.",
        "Every ~ $ is checked against the $ once per hour.",
        "In the # office the $ is still filled in by hand.",
        "@ prefers the ~ form of the $, while the % group does not mind.",
        "Nothing in the $ section depends on a ~ $ any longer.",
        "The budget for the ~ $ was raised by # units last spring.",
        "When % is busy, the $ view shows the ~ figure instead.",
        "Customers of the ~ plan see the $ in their own language.",
        "The note about the $ was filed under number #.",
        "@ and @ shared a desk while the $ was being rebuilt.",
        "A drawing of the ~ $ hangs next to the door of room #.",
        "Both the $ and the $ have a ~ owner now.",
        "Most of the # pages on the $ were written before % existed.",
    ];

    public static readonly string[] Cities =
        ["Aarhus", "Bergen", "Cadiz", "Dresden", "Exeter", "Fukuoka", "Ghent", "Haifa", "Izmir", "Jaipur", "Kumasi", "Lyon", "Malmo", "Nantes", "Oporto", "Pisa"];
}
