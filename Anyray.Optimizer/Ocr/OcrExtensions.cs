using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anyray.Optimizer.Ocr;

/// <summary>Registers the reader of images.</summary>
internal static class OcrExtensions
{
    public static IServiceCollection AddOcr(this IServiceCollection services)
    {
        services.TryAddSingleton<Tesseract>();
        services.TryAddSingleton<ScreenReader>();
        return services;
    }
}
