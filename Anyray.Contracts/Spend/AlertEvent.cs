namespace Anyray.Contracts.Spend;

/// <summary>Something an administrator should know, raised by another service (<c>POST /internal/v1/alerts</c>). Never holds a secret or text of a prompt.</summary>
/// <param name="Kind">E.g. <c>spool_full</c>, <c>budget</c>, <c>dependency_down</c>.</param>
/// <param name="Subject">What it is about; one alert is kept per kind and subject.</param>
/// <param name="Message">One sentence for people, with what to do.</param>
public sealed record AlertEvent(string Kind, string Subject, string Message);
