namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Tells when a JSON object that comes in pieces is whole.</summary>
internal struct JsonBalance
{
    private int _depth;
    private bool _text;
    private bool _escaped;

    /// <summary>Reads one more piece; true once every bracket is closed.</summary>
    public bool Add(string piece)
    {
        var closed = false;
        foreach (var sign in piece)
        {
            if (_escaped) _escaped = false;
            else if (_text) (_text, _escaped) = (sign != '"', sign == '\\');
            else if (sign == '"') _text = true;
            else if (sign is '{' or '[') _depth++;
            else if (sign is '}' or ']') closed = --_depth == 0;
        }
        return closed;
    }
}
