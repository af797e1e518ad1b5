namespace Anyray.Bench.Corpus.Scenes;

/// <summary>Mails, chats, transcripts and retrieved passages.</summary>
internal static class Correspondence
{
    public static Pattern Threads => new ScenePattern("mail_and_chat", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["By when does the landlord want the signed copy back?", "What is the deadline for returning the contract?"],
            ["On «t:ddd, d MMM yyyy», «Last» Properties wrote:\n> Thank you for the call. ⟦Kindly send the countersigned lease to our office no later than «day» November⟧;\n> afterwards we would have to offer the rooms to others."],
            ["On «t:ddd, d MMM yyyy», «First» «Last» wrote:\n> «Thanks for the drawings.|I was away last week.|Good to hear from you.» «The «adj» room on floor «2..9» would suit us|We counted «10..90» desks|The painters come on «2..27» October»,\n> «and the keys are with «First»|but the lift is being serviced|so let us talk on Monday».",
             "On «t:ddd, d MMM yyyy», «First» «Last» wrote:\n> The deadline for the «noun» form was moved to «2..27» September.\n> «Best wishes|Regards», «First»"])
        {
            Lets = [("day", "«2..27»")],
            Separator = "\n\n",
            Step = 40000,
            Fence = null,
            Tool = "read_thread",
        },
        new Scene(["What is the door code for the «place»?", "How do I get into the «place»?"],
            ["""{"ts":"«1931000000..1931999999».«100000..999999»","user":"U0«x7»","text":"for the «place» it's ⟦«code» then the hash key⟧","thread_ts":"1931000000.000100"}"""],
            ["""{"ts":"«1931000000..1931999999».«100000..999999»","user":"U0«x7»","text":"«does anyone know whether|I think|just saw that|heads up:» the «adj» «noun» «is ready|moved to «City»|needs a review|was on fire again :fire:»"}""",
             """{"ts":"«1931000000..1931999999».«100000..999999»","user":"U0«x7»","text":"<@U0«x7»> «+1|lgtm|done|on it|lunch?»","reactions":[{"name":"«tada|eyes»","count":«1..9»}]}""",
             """{"ts":"«1931000000..1931999999».«100000..999999»","user":"U0«x7»","text":"the code for the «printer|franking machine|scanner» is «1000..4999»"}"""])
        {
            Lets = [("place", "«bike cellar|roof terrace|sample store|print room»"), ("code", "«6000..9999»")],
            Head = "[\n",
            Tail = "\n]",
            Separator = ",\n",
            Tool = "chat_export",
        },
        new Scene(["Did the customer agree to the replacement, and what did they ask for instead?", "What does the customer in this ticket want now?"],
            ["--- Reply 17, customer, «t:yyyy-MM-dd HH:mm»\nI would rather not have another one of these. ⟦Please put the «sum» kroner back on my card⟧ and collect the box."],
            ["--- Reply «i», «agent|agent|customer», «t:yyyy-MM-dd HH:mm»\n«Could you tell me the number under the lid?|Our partner in «City» has looked at the photos.|It still makes the noise after «2..90» minutes.|I have forwarded this to the «adj» desk.|The number is «x8».» «Thank you for your patience.|Have a good day.|Please keep the box.»"])
        {
            Lets = [("sum", "«1200..4900»")],
            Separator = "\n\n",
            Step = 9000,
            Fence = null,
            Tool = "read_ticket",
        });

    public static Pattern Transcripts => new ScenePattern("spoken_words", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["What did «who» promise to do?", "Which task did «who» take on?"],
            ["«i»\n«t:HH:mm:ss.fff» --> «t:HH:mm:ss.fff»\n<v «who»>⟦I'll have the «noun» figures checked by «City» before «day»⟧"],
            ["«i»\n«t:HH:mm:ss.fff» --> «t:HH:mm:ss.fff»\n<v «First»>«so|well|right|okay», «the «adj» «noun» went fine|we had «2..90» of them in «City»|nobody asked about the «noun»|can we move on to the «noun»»", "«i»\n«t:HH:mm:ss.fff» --> «t:HH:mm:ss.fff»\n<v «First»>«yeah|sure|no|hm», «I see|makes sense|let me write that down|go on»"])
        {
            Lets = [("who", "Dr. «Last»"), ("day", "«Tuesday|Friday» noon «x2»")],
            Head = "WEBVTT\n\n",
            Separator = "\n\n",
            Fence = null,
            Tool = "read_file",
            Target = "meeting.vtt",
        },
        new Scene(["Which policy number did the caller give?", "Under what number is the caller insured?"],
            ["Caller: let me see, it says ⟦«a» «b» dash «c»⟧ on the card."],
            ["Caller: «it happened on the «2..28»th|the window was open|my neighbour saw the van|I was in «City» that week|there were «2..9» people».", "Agent: «and how many rooms|was anyone hurt|do you have photos|which street was that|one moment please|I have noted «10..90» square metres».", "Agent: the claim goes to the «adj» desk in «City»."])
        {
            Lets = [("a", "«100..999»"), ("b", "«1000..9999»"), ("c", "«10..99»")],
            Fence = null,
            Tool = "call_transcript",
        },
        new Scene(["¿Qué presupuesto se aprobó para el taller?", "¿Cuánto dinero recibe el taller?"],
            ["[«t:HH:mm»] «First»: entonces quedamos en ⟦«sum» euros para las máquinas nuevas⟧, y se revisa en junio."],
            ["[«t:HH:mm»] «First»: «la sala de «City» estaba llena|faltan «2..90» sillas|el informe llega el lunes|no tengo nada que añadir|seguimos con el punto «2..9»».", "[«t:HH:mm»] «First»: «de acuerdo|gracias|perdón, ¿puedes repetir?|lo apunto»."])
        {
            Lets = [("sum", "«12..48».«100..999»")],
            Step = 20,
            Fence = null,
            Tool = "read_minutes",
        });

    public static Pattern Retrieval => new ScenePattern("retrieved_passages", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["Who pays if a parcel is damaged on the way?", "Is breakage in transit covered?"],
            ["""{"score":0.«300..799»,"source":"terms/«x5».md","text":"«adj» goods are wrapped twice. ⟦Losses caused by the carrier are borne by us up to «sum» euros per shipment.⟧ The driver notes the time."}"""],
            ["""{"score":0.«300..799»,"source":"terms/«x5».md","text":"«The depot in|Our hall in|The counter in» «City» «opens at «6..9»|keeps «20..90» pallets|was painted in spring». «Each|Every second|No» «noun» is «weighed|listed|photographed» before «noon|loading|the evening round». «Drivers|Clerks|Visitors» «sign the sheet|wear a vest|show a badge»."}"""])
        {
            Lets = [("sum", "«1200..4800»")],
            Tool = "search_docs",
        },
        new Scene(["How do I make the client retry less aggressively?", "The client hammers the server after an outage. What can I set?"],
            ["<doc url=\"/guide/«x4»\">\n## Connection behaviour\n\n⟦Set `backoff_ceiling` to «sec» seconds or more so that reconnects are spread out.⟧ It is read once at start.\n</doc>"],
            ["<doc url=\"/guide/«x4»\">\n## «Noun» «behaviour|options|reference»\n\nSet `«noun»_«limit|path|mode»` to «2..90» when the «adj» «noun» is «large|remote|shared». «It is read once at start.|It can be changed at run time.|See also the «noun» page.»\n</doc>"])
        {
            Lets = [("sec", "«91..400»")],
            Fence = null,
            Tool = "search_docs",
        },
        new Scene(["Quelle est la durée du préavis ?", "Combien de temps à l'avance faut-il prévenir pour démissionner ?"],
            ["[«i»] Staff on permanent contracts may leave ⟦upon giving «weeks» weeks' written warning to the people desk⟧. The badge is returned on the last day."],
            ["[«i»] «Staff|Interns|Drivers|Night crews» «in «City»|on floor «2..9»|of the «adj» shift» «receive a badge|share a locker|fill in the «noun» sheet|meet on the first Monday». The «noun» is «returned on the last day|kept for «2..9» years|printed in «City»»."])
        {
            Lets = [("weeks", "«11..29»")],
            Separator = "\n\n",
            Fence = null,
            Tool = "search_handbook",
        });
}
