using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.VisionOcr;

/// <summary>Parameters of <c>vision_ocr</c>.</summary>
internal sealed class VisionOcrOptions
{
    /// <summary>Tokens that an image costs; its text takes its place only when that is cheaper.</summary>
    [Parameter("Tokens that an image costs; its text takes its place only when that is cheaper.", Min = 1, Max = 1_000_000)]
    public int ImageTokenEstimate { get; set; } = 1000;
}
