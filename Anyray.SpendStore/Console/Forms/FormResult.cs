using Anyray.SpendStore.Admin;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anyray.SpendStore.Console.Forms;

/// <summary>What a posted form leads to: back to its page with a word of success, or the page again with what is wrong.</summary>
internal static class FormResult
{
    public static IResult Done(string path, string message) => Results.LocalRedirect($"{path}?done={Uri.EscapeDataString(message)}");

    /// <summary>Runs <paramref name="work"/>; a caller's mistake shows <typeparamref name="TPage"/> again, which has a <c>Problem</c> parameter.</summary>
    public static async Task<IResult> TryAsync<TPage>(Func<Task<IResult>> work) where TPage : IComponent
    {
        try
        {
            return await work();
        }
        catch (InvalidInputException e)
        {
            return new RazorComponentResult<TPage>(new { Problem = e.Message }) { StatusCode = StatusCodes.Status400BadRequest };
        }
    }
}
