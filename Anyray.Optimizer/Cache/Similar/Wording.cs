using System.Collections.Frozen;

namespace Anyray.Optimizer.Cache.Similar;

/// <summary>
/// Wordings that ask the same. Each line: one wording, then the others. Only what is interchangeable in every question
/// belongs here; words that are merely alike (enable and disable, invoice and receipt) are what the check is there to tell apart.
/// </summary>
internal static class Wording
{
    /// <summary>Openings that say nothing, dropped one after the other.</summary>
    public static readonly string[][] Courtesies = Lines("""
        please
        kindly
        hi
        hello
        hey
        hi there
        quick question
        i want to know
        i would like to know
        i 'd like to know
        i need to know
        i am wondering
        i was wondering
        i wonder
        do you know
        just
        """);

    /// <summary>Ends that say nothing.</summary>
    public static readonly string[][] Thanks = Lines("""
        please
        thanks
        thank you
        thanks in advance
        """);

    /// <summary>"Can you", when one of <see cref="Asks"/> follows.</summary>
    public static readonly string[][] Polite = Lines("""
        can you
        could you
        would you
        will you
        can you please
        could you please
        would you please
        """);

    /// <summary>Verbs that ask for an answer.</summary>
    public static readonly FrozenSet<string> Asks = FrozenSet.Create(
        "tell", "explain", "show", "list", "give", "describe", "help", "provide", "write", "find", "compare", "translate", "summarize", "calculate", "compute", "convert", "name");

    /// <summary>What is asked for; matched at the beginning only, the longest first.</summary>
    public static readonly (string[] From, string To)[] Aims = Table("""
        howto|how do i|how do we|how do you|how does one|how can i|how can we|how can you|how can one|how could i|how should i|how would i|how would you|how to|how might i
        howto|tell me how to|tell me how i can|explain how to|explain how i can|show me how to|show me how i can|explain to me how to|what is the way to|what is the best way to|what is a good way to|what is the easiest way to|what are the steps to|what is the procedure to|in what way can i
        why|why|tell me why|explain why|explain to me why|what is the reason that|what is the reason why|how come|for what reason
        how|how|tell me how|explain how|explain to me how|describe how|show me how
        howmany|how many|tell me how many|what is the number of|what number of
        who|who|tell me who
        when|when|tell me when
        where|where|tell me where
        year|in which year|in what year|which year|what year|tell me in which year|tell me which year
        time|at what time|what time|at which time|tell me at what time
        what|what|which|tell me what|tell me which|tell me|tell me about|give me|give|list|show|show me|explain|explain to me|describe|explain what|describe what
        """);

    /// <summary>The same thing in other words, anywhere.</summary>
    public static readonly (string[] From, string To)[] Same = Table("""
        annual|yearly
        phone|telephone
        email|e-mail
        picture|photo
        buy|purchase
        login|log in|sign in|log on|sign-in|log-in
        logout|log out|sign out|log off
        sign up|register
        delete|remove
        fix|resolve
        begin|start
        begins|starts
        built|constructed
        big|large
        biggest|largest
        bigger|larger
        fast|quick
        fastest|quickest
        movie|film
        movies|films
        capital|capital city
        work|works
        mean|means
        maximum|max
        minimum|min
        usa|united states of america|united states
        uk|united kingdom
        can not|cannot
        versus|vs
        percent|%|per cent
        km|kilometers|kilometres|kilometer|kilometre
        cm|centimeters|centimetres|centimeter|centimetre
        mm|millimeters|millimetres|millimeter|millimetre
        kg|kilograms|kilogram|kilos|kilo
        lb|pounds|pound|lbs
        mile|miles
        hour|hours|hrs|hr
        minute|minutes|mins
        week|weeks
        day|days
        #0|zero
        #1|one
        #2|two
        #3|three
        #4|four
        #5|five
        #6|six
        #7|seven
        #8|eight
        #9|nine
        #10|ten
        #11|eleven
        #12|twelve
        #100|hundred
        #1000|thousand
        #1000000|million
        january|jan
        february|feb
        april|apr
        august|aug
        september|sep|sept
        october|oct
        november|nov
        december|dec
        """);

    /// <summary>Words of a question's grammar that name nothing: articles, the present tense's helpers.</summary>
    public static readonly FrozenSet<string> Empty = FrozenSet.Create("a", "an", "the", "is", "are", "am", "do", "does", ",");

    /// <summary>Helpers that say when or whether: they count, but stand in other places in other wordings.</summary>
    public static readonly FrozenSet<string> Helpers = FrozenSet.Create(
        "was", "were", "did", "will", "would", "should", "could", "can", "may", "might", "must", "shall", "had", "has", "have");

    /// <summary>Words that may begin a phrase put before the question: "In Python, how …".</summary>
    public static readonly FrozenSet<string> Fronted = FrozenSet.Create("in", "for", "on", "with", "using", "at", "under", "during", "within");

    /// <summary>Where the thing owned ends, in "France's capital in 1900".</summary>
    public static readonly FrozenSet<string> Links = FrozenSet.Create(
        "of", "in", "on", "at", "for", "from", "to", "by", "with", "and", "or", "than", "before", "after", "into", "over", "under", "between", "without", "as", "not", "'s");

    private static string[][] Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).OrderByDescending(l => l.Length)];

    private static (string[] From, string To)[] Table(string text) =>
    [
        .. (from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            let wordings = line.Split('|')
            from other in wordings.Skip(1)
            orderby other.Count(c => c == ' ') descending
            select (other.Split(' '), wordings[0])),
    ];
}
