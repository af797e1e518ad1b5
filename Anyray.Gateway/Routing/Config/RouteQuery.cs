using System.Text.Json;
using System.Text.RegularExpressions;

namespace Anyray.Gateway.Routing.Config;

/// <summary>A question about a call, ready to be asked.</summary>
internal abstract record RouteQuery
{
    public abstract bool Matches(IRouteSubject subject);

    internal sealed record All(IReadOnlyList<RouteQuery> Parts) : RouteQuery
    {
        public override bool Matches(IRouteSubject subject)
        {
            foreach (var part in Parts)
                if (!part.Matches(subject)) return false;
            return true;
        }
    }

    internal sealed record Any(IReadOnlyList<RouteQuery> Parts) : RouteQuery
    {
        public override bool Matches(IRouteSubject subject)
        {
            foreach (var part in Parts)
                if (part.Matches(subject)) return true;
            return false;
        }
    }

    internal sealed record Compare(string Field, string Operator, JsonElement Value, Regex? Pattern) : RouteQuery
    {
        public override bool Matches(IRouteSubject subject)
        {
            var actual = subject.Value(Field);
            return Operator switch
            {
                "$eq" => RouteValues.Equal(actual, Value),
                "$ne" => !RouteValues.Equal(actual, Value),
                "$in" => Contains(actual),
                "$nin" => !Contains(actual),
                "$regex" => IsMatch(actual),
                "$gt" => RouteValues.Compare(actual, Value) > 0,
                "$gte" => RouteValues.Compare(actual, Value) >= 0,
                "$lt" => RouteValues.Compare(actual, Value) < 0,
                _ => RouteValues.Compare(actual, Value) <= 0,
            };
        }

        private bool Contains(JsonElement? actual)
        {
            foreach (var value in Value.EnumerateArray())
                if (RouteValues.Equal(actual, value)) return true;
            return false;
        }

        /// <summary>A pattern that runs past its time limit does not match.</summary>
        private bool IsMatch(JsonElement? actual)
        {
            if (RouteValues.Text(actual) is not { } text) return false;
            try { return Pattern!.IsMatch(text); }
            catch (RegexMatchTimeoutException) { return false; }
        }
    }
}
