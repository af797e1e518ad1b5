namespace Anyray.Bench.Corpus.Samples;

/// <summary>Retrieved passages in several languages whose answer shares few words with the question, or none.</summary>
internal static class Passages
{
    private static readonly string[] German =
    [
        "Die Abteilung hat den Plan für den Umzug im Herbst noch einmal geprüft.", "Jede Filiale führt eine eigene Liste der Bestellungen.", "Der Betriebsrat trifft sich am ersten Montag des Monats.",
        "Neue Kolleginnen erhalten am ersten Tag einen Schlüssel und eine Karte.", "Das Lager in Dresden wurde um eine Halle erweitert.", "Für den Fuhrpark ist das Büro im zweiten Stock zuständig.", "Rechnungen werden seit März nur noch elektronisch verschickt.", "Die Kantine bietet täglich drei Gerichte an.",
    ];

    private static readonly string[] French =
    [
        "Le service juridique relit chaque contrat avant la signature.", "Les bureaux de Nantes ont été rénovés au printemps.", "Une réunion a lieu chaque mardi dans la grande salle.", "Le rapport annuel est publié en trois langues.",
        "Les commandes passent par le nouveau portail depuis janvier.", "La cafétéria ferme à quinze heures.", "Chaque équipe tient un registre de ses visiteurs.", "Le parc de voitures compte quarante véhicules.",
    ];

    private static readonly string[] Japanese =
    [
        "会議室の予約は前日までに行ってください。", "新しい倉庫は来年の春に完成する予定です。", "各部署は月末に報告書を提出します。", "社員証は受付で受け取ることができます。", "食堂は午後二時に閉まります。", "名古屋の支店は駅の近くにあります。", "注文はすべて電子システムで処理されます。",
    ];

    private static readonly string[] Spanish =
    [
        "El almacén de Cádiz amplió su horario de atención.", "Cada equipo guarda un registro de las visitas.", "La memoria anual se publica en tres idiomas.", "Los pedidos se tramitan en el nuevo portal.", "El comedor cierra a las cuatro.", "Las oficinas se renovaron en primavera.", "El comité se reúne todos los martes.",
    ];

    public static Pattern Pattern => new SamplePattern("passages", 2000,
        English("Can I bring my dog to the office?", "Pets are welcome on the ground floor as long as they are kept on a lead."),
        English("Who do I call when the heating breaks down?", "For a cold radiator ring the caretaker, Mr. Abara, on extension 4471."),
        English("How much holiday do I get in my first year?", "Newcomers are entitled to 26 days of paid leave, rising to 29 after five winters."),
        English("Is it allowed to resell the tickets?", "Admission passes are personal and may not be transferred to third parties."),
        English("What does it cost to cancel late?", "Withdrawing less than 48 hours ahead incurs a fee of 35 euros."),
        English("When was the company founded?", "The brothers opened their first workshop in Aarhus in the autumn of 1911."),
        English("How fast may I drive on the premises?", "Vehicles must not exceed 15 km/h between the halls."),
        English("Do you pay for my train journey to the interview?", "Applicants are reimbursed for second-class rail fares upon presentation of the receipt."),
        Foreign("Wie lange habe ich Zeit, um eine Ware zurückzugeben?", "Der Umtausch ist innerhalb von 45 Tagen nach dem Kauf gegen Vorlage des Bons möglich.", German),
        Foreign("Wer genehmigt Ausgaben über dem Limit?", "Anschaffungen ab 5000 Euro bedürfen der Unterschrift von Frau Holzapfel.", German),
        Foreign("Qui dois-je prévenir si je suis malade ?", "En cas d'absence, téléphonez avant neuf heures à Mme Bertaux, poste 218.", French),
        Foreign("Combien coûte le stationnement ?", "Le tarif du parking est de 4,50 euros par jour pour le personnel.", French),
        Foreign("¿Cuántos días de vacaciones tengo?", "El personal dispone de 23 jornadas de descanso retribuido al año.", Spanish),
        Foreign("有給休暇は何日ありますか？", "入社一年目の社員には年間十二日の休みが与えられます。", Japanese),
        Foreign("How many days may I work from home?", "Mobiles Arbeiten ist an höchstens 7 Tagen im Monat gestattet.", German),
        Foreign("Where do I leave my keys on the last day?", "Au moment du départ, le trousseau est remis à la loge du gardien, porte B.", French));

    private static Sample English(string question, string answer) => new([question], [$"[7] The form is kept at the front desk. ⟦{answer}⟧ Most people know this by now."], (d, i) => $"[{i + 1}] {d.Paragraph(d.Between(4, 7))}") { Fence = null, Tool = "search_handbook", Separator = "\n\n" };

    private static Sample Foreign(string question, string answer, string[] sentences) => new(
        [question], [$"<passage id=\"a7\">\n{sentences[0]} {sentences[1]} ⟦{answer}⟧ {sentences[2]}\n</passage>"],
        (d, i) => $"<passage id=\"{d.Hex(4)}\">\n{d.Pick(sentences)} {d.Pick(sentences)} {d.Pick(sentences)} {d.Pick(sentences)}\n</passage>")
    { Tool = "search_handbook" };
}
