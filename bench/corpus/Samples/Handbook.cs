namespace Anyray.Bench.Corpus.Samples;

/// <summary>A handbook whose every passage says something of its own; each question uses other words than the passage that answers it.</summary>
internal sealed class Handbook : TextPattern
{
    private static readonly (string Passage, string? Question)[] Entries =
    [
        ("Travel must be booked through the Orbis portal at least two weeks before departure. Flights above six hours may be taken in premium economy once the head of department has agreed.", "Am I allowed to fly better than coach on a long-haul trip?"),
        ("Laptops are replaced every 42 months. Devices that fail earlier are swapped by the service desk on the third floor, and the old drive is shredded on site.", "How often do I get a new computer?"),
        ("Visitors sign in at reception and wear a yellow lanyard. They must be accompanied at all times beyond the glass doors.", "Can a guest walk around the building alone?"),
        ("Salaries are paid on the 25th of each month; when that falls on a weekend the transfer is made on the Friday before.", "When does the money arrive in my account?"),
        ("Passwords need fourteen characters. After five wrong attempts the account is frozen for thirty minutes and the security team is told.", "What happens if I mistype my login too many times?"),
        ("The canteen serves lunch from 11:30 to 13:45. Vegetarian dishes carry a green flag, dishes with nuts a brown one.", "How do I recognise meals that suit somebody with an allergy?"),
        ("Sick leave longer than three days requires a doctor's note, which is sent to people-ops and not to the manager.", "To whom do I hand the medical certificate?"),
        ("Code reaches production through the release train on Tuesdays and Thursdays. Hotfixes may leave at any hour when two maintainers have approved them.", "Can I ship an urgent patch outside of the normal schedule?"),
        ("Every pull request needs one reviewer from another team if it touches the billing package.", "Who has to look at changes to the invoicing code?"),
        ("Backups of the main database run every four hours and are kept for thirty-five days in the Oslo region.", "How far back can we restore lost records?"),
        ("New parents receive eighteen weeks of fully paid leave, regardless of gender, and may split it into two periods.", "How much time off does a father get after the birth?"),
        ("Personal data of applicants is deleted six months after the position has been filled, unless they asked us to keep it.", "How long do you hold on to the CVs of people you did not hire?"),
        ("The on-call engineer carries the red phone for one week, from Monday noon to Monday noon, and is paid 400 euros on top.", "What is the compensation for being on standby?"),
        ("Meeting rooms with a name of a river have a video system; those named after mountains do not.", "Where can I hold a conference call with remote colleagues?"),
        ("Bicycles can be parked in the basement. The code of the gate changes on the first of each month and is posted in the lift.", "How do I get into the place for bikes?"),
        ("Expenses below 30 euros need no receipt. Anything else is photographed with the Pocket app within ten days.", "Do I have to prove a small purchase?"),
        ("The office in Gdansk closes on 31 May. Its eleven employees have been offered desks in Warsaw.", "Which site is being shut down?"),
        ("Alarms are tested on the first Wednesday of the month at noon. If the siren sounds at any other time, leave by the nearest stairs and meet at the fountain.", "Where do we gather in case of a fire?"),
        ("Training of up to 1200 euros a year is approved by the team lead; the certificate is filed in the skills register.", "Is there a budget for courses?"),
        ("Contractors are not given access to the customer vault. Exceptions run through the data protection officer, Ms Lindahl.", "Who can let an external consultant see client records?"),
        ("The heating is controlled per zone. Please do not open windows on the north side between November and March.", null),
        ("Our logo may be printed in teal or in white, never on a photograph.", null),
        ("The quarterly town hall is streamed from the Lisbon studio and recorded for those in other time zones.", null),
        ("Shared mailboxes are owned by a team, not by a person, and must list at least two delegates.", null),
        ("Printers accept badges as well as codes. Confidential jobs are erased from the queue after two hours.", null),
        ("The style guide asks for sentence case in headings and for the serial comma in lists.", null),
        ("Plants on the roof terrace are watered by the facilities crew; please leave the hose alone.", null),
        ("Interns are mentored by someone outside their own line of reporting.", null),
        ("The recycling room is behind the loading dock. Batteries go into the blue drum.", null),
        ("Feature flags are removed within two sprints after they have been switched on for everyone.", null),
        ("Our insurer covers equipment on the road up to 5000 euros per case, but not when it was left in a car.", "Is my notebook covered when it gets stolen from the vehicle?"),
        ("Incident reviews are written without blame within five working days and published in the wiki under Learnings.", "When is the post-mortem due?"),
        ("The chess club meets in the library on Mondays. Beginners are welcome.", null),
        ("Dependencies with a copyleft licence may be linked dynamically only, after legal has had a look.", "May we use GPL libraries?"),
        ("Desks are not assigned. Lockers can be rented for a month at a time with the Nest app.", "Where do I store my things overnight?"),
        ("Keynotes at conferences are rehearsed with the communications group a fortnight ahead.", null),
        ("Translations of the product are delivered by an agency in Porto; its glossary is updated each quarter.", null),
        ("The warehouse scanner reboots when both triggers are held for eight seconds.", "The handheld reader is frozen. How do I restart it?"),
        ("Gifts from suppliers worth more than 40 euros are declined or handed to the raffle at the winter party.", "A vendor sent me an expensive bottle of wine. May I keep it?"),
        ("Mobile phones are charged in the trays beside the entrance of the laboratory and stay there during experiments.", null),
        ("Overtime is balanced with free time within the next quarter; it is paid out only when somebody leaves.", "Can extra hours be turned into cash?"),
        ("The newsletter goes out on Fridays. Contributions are accepted until Wednesday evening.", null),
        ("Cameras watch the car park and the dock. Footage is overwritten after 72 hours.", "How long is surveillance video retained?"),
        ("The archive on level minus two is climate controlled: 17 degrees and 45 percent humidity, all year round.", "How warm is it where the old documents are stored?"),
    ];

    private static readonly (string Passage, string Question)[] Asked = [.. Entries.Where(e => e.Question is not null).Select(e => (e.Passage, e.Question!))];

    public override string Name => "handbook";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    public override int Variants => Asked.Length;

    public override Placement PlacementOf(int number) => number % 3 == 1 ? Placement.Paste : Placement.Read;

    protected override Material Write(Dice dice, Shape shape)
    {
        var (passage, question) = Asked[shape.Number];
        var order = Entries.Select(e => (dice.Below(1_000_000), e.Passage)).OrderBy(e => e.Item1).ToList();
        return new Material
        {
            Text = string.Join("\n\n", order.Select((e, i) => shape.Number % 3 == 2 ? $"<document index=\"{i}\">\n{e.Passage}\n</document>" : $"## Passage {i + 1}\n{e.Passage}")),
            Question = question,
            Facts = [Fact.Verbatim(passage)],
            Fence = null,
            Tool = "search_handbook",
            Argument = "query",
            Target = question,
        };
    }
}
