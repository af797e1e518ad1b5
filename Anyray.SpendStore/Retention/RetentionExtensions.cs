namespace Anyray.SpendStore.Retention;

internal static class RetentionExtensions
{
    public static void AddRetention(this WebApplicationBuilder builder)
    {
        builder.AddVariableOptions<RetentionOptions>("Retention");
        builder.Services.AddHostedService<RetentionWorker>();
    }
}
