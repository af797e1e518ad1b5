using System.Text;

namespace Anyray.Optimizer.Cache.Similar;

/// <summary>Takes a question apart. Whatever could change its answer becomes a token: words, numbers, signs, names, identifiers, quotations, negations.</summary>
internal ref struct QuestionScanner(ReadOnlySpan<char> text)
{
    private const int MaxQuotation = 200;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly bool _shouted = !text.ContainsAnyInRange('a', 'z');
    private readonly List<QuestionToken> _tokens = [];
    private bool _opening = true;
    private int _at;

    public static List<QuestionToken> Scan(ReadOnlySpan<char> text)
    {
        var scanner = new QuestionScanner(text);
        while (scanner._at < text.Length) scanner.Next();
        return scanner._tokens;
    }

    private void Next()
    {
        var c = _text[_at];
        if (Quotation() || Number()) return;
        if (char.IsLetter(c) || c == '_') Word();
        else Sign(c);
    }

    private bool Quotation()
    {
        var close = _text[_at] switch { '"' => '"', '`' => '`', '“' => '”', '«' => '»', '‘' => '’', '\'' => '\'', _ => '\0' };
        if (close == '\0' || (_text[_at] == '\'' && _at > 0 && char.IsLetterOrDigit(_text[_at - 1]))) return false;
        var length = _text[(_at + 1)..].IndexOf(close);
        if (length is < 1 or > MaxQuotation) return false;
        Add($"\"{_text.Slice(_at + 1, length)}", literal: true);
        _at += length + 2;
        return true;
    }

    private bool Number()
    {
        if (!char.IsDigit(_text[_at])) return false;
        var digits = new StringBuilder("#");
        for (; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (char.IsDigit(c)) digits.Append(c);
            else if (!(c is '.' or ',' && _at + 1 < _text.Length && char.IsDigit(_text[_at + 1]))) break;
            // A comma before three digits groups them; any other one is part of the number.
            else if (c == '.' || !IsGroup(_at + 1)) digits.Append(c);
        }
        Add(digits.ToString());
        return true;
    }

    private readonly bool IsGroup(int at)
    {
        var length = 0;
        while (at + length < _text.Length && char.IsDigit(_text[at + length])) length++;
        return length == 3;
    }

    private void Word()
    {
        var start = _at;
        var ordinary = true;
        for (; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (char.IsLetter(c))
            {
                if (_at > start && char.IsUpper(c) && char.IsLower(_text[_at - 1])) ordinary = false;
            }
            else if (char.IsDigit(c) || c == '_') ordinary = false;
            else if (c is '.' or '/' or '\\' or ':' or '@' && IsInside(_at)) ordinary = false;
            else if (!(c == '-' && IsInside(_at))) break;
        }
        var word = _text[start.._at];
        if (!ordinary)
        {
            Add($"={word}", literal: true);
            return;
        }
        var shouted = !_shouted && word.Length > 1 && !word.ContainsAnyInRange('a', 'z');
        var name = shouted || (char.IsUpper(word[0]) && word.Length > 1 && !_opening);
        var lower = word.ToString().ToLowerInvariant();
        if (!Contraction(lower)) Add(lower, name);
    }

    // "can't", "what's", "France's", "users'".
    private bool Contraction(string word)
    {
        if (_at >= _text.Length || _text[_at] is not ('\'' or '’')) return false;
        var length = 0;
        while (_at + 1 + length < _text.Length && char.IsLetter(_text[_at + 1 + length])) length++;
        var ending = _text.Slice(_at + 1, length).ToString().ToLowerInvariant();
        var name = !_opening && char.IsUpper(_text[_at - word.Length]);
        if (length == 0)
        {
            if (!word.EndsWith('s')) return false;
            Add(word, name);
            Add("'s");
            _at++;
            return true;
        }
        _at += length + 1;
        switch (ending)
        {
            case "t" when word.EndsWith('n'):
                Add(word switch { "can" => "can", "won" => "will", "shan" => "shall", _ => word[..^1] });
                Add("not");
                break;
            case "s":
                Add(word, name);
                Add(word is "what" or "who" or "where" or "when" or "how" or "why" or "that" or "it" or "there" or "here" ? "is" : "'s");
                break;
            default:
                Add(word, name);
                Add(ending switch { "re" => "are", "m" => "am", "ve" => "have", "ll" => "will", _ => $"'{ending}" });
                break;
        }
        return true;
    }

    private void Sign(char c)
    {
        var after = _at > 0 && char.IsDigit(_text[_at - 1]);
        var before = _at + 1 < _text.Length && char.IsDigit(_text[_at + 1]);
        _at++;
        if (char.IsWhiteSpace(c))
        {
            _opening |= c == '\n';
            return;
        }
        switch (c)
        {
            case '-' or '–' or '—' or '−':
                if (after || before) Add("-");
                break;
            case '!' when !after:
            case '.' or '?' or ':':
                _opening = true;
                break;
            case ',':
                Add(",");
                break;
            case ';' or '…' or '"' or '\'' or '`' or '“' or '”' or '‘' or '’' or '\u200b':
                break;
            default:
                Add(c.ToString());
                break;
        }
    }

    private readonly bool IsInside(int at) => at + 1 < _text.Length && (char.IsLetterOrDigit(_text[at + 1]) || _text[at + 1] == '_');

    private void Add(string text, bool literal = false)
    {
        _tokens.Add(new QuestionToken(text, literal));
        if (text != ",") _opening = false;
    }
}
