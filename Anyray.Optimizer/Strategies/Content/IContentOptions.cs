namespace Anyray.Optimizer.Strategies.Content;

/// <summary>Parameters that the content strategies share.</summary>
internal interface IContentOptions
{
    /// <summary>Roles whose content may be taken: <c>tool</c>, <c>function</c>, <c>user</c>.</summary>
    string[] Roles { get; }
}
