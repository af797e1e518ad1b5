namespace Anyray.Tests.Infrastructure;

/// <summary>A theory that needs Tesseract: skipped with a reason where it is not installed, failed under CI.</summary>
public sealed class TesseractTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips where Tesseract is missing.</summary>
    public TesseractTheoryAttribute() => Skip = TestEnvironment.SkipUnless(TestEnvironment.Find("tesseract"), "apt-get install tesseract-ocr");
}
