namespace Anyray.Tests.Infrastructure;

/// <summary>A fact that needs Tesseract: skipped with a reason where it is not installed, failed under CI.</summary>
public sealed class TesseractFactAttribute : FactAttribute
{
    /// <summary>Skips where Tesseract is missing.</summary>
    public TesseractFactAttribute() => Skip = TestEnvironment.SkipUnless(TestEnvironment.Find("tesseract"), "apt-get install tesseract-ocr");
}
