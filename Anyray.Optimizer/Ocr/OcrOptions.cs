using System.ComponentModel.DataAnnotations;

namespace Anyray.Optimizer.Ocr;

/// <summary>Options of reading text off images, section <c>Ocr</c>.</summary>
public sealed class OcrOptions
{
    /// <summary>Tesseract's program: a path, or a name to look for on <c>PATH</c>.</summary>
    [Required]
    public string Program { get; set; } = "tesseract";

    /// <summary>Languages as Tesseract names them, joined by <c>+</c>; each must be installed.</summary>
    [RegularExpression("^[A-Za-z_]+(\\+[A-Za-z_]+)*$")]
    public string Languages { get; set; } = "eng";

    /// <summary>Images read at the same time; the others wait.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 2;

    /// <summary>Larger images, in bytes, are left alone.</summary>
    [Range(1, 64 << 20)]
    public int MaxImageBytes { get; set; } = 8 << 20;

    /// <summary>Larger images, in pixels, are left alone: a small file can hold a very large one.</summary>
    [Range(1, 200_000_000)]
    public int MaxPixels { get; set; } = 20_000_000;
}
