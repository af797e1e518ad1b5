using System.Security.Cryptography;
using Anyray.Optimizer.Sessions;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Ocr;

/// <summary>
/// The text of screenshots that hold little else. An image is read once: what came of it is kept under the hash of its bytes, in
/// the store of the sessions, so that every turn and every replica says the same of it.
/// </summary>
internal sealed class ScreenReader(Tesseract tesseract, ISessionStore store, IOptions<OcrOptions> options)
{
    private const double MinConfidence = 88;
    private const double MaxDoubtful = 0.04;

    // Less text than this beside other matter: a chart with its labels, a photograph with a sign in it.
    private const double MinCovered = 0.12;
    private const int MinChars = 40;

    private const string TextField = "text";
    private const string ConfidenceField = "confidence";

    public bool IsInstalled => tesseract.IsInstalled;

    /// <summary>The text and how sure it is, in percent; null for an image that should stay one.</summary>
    /// <exception cref="OperationCanceledException">The time is up.</exception>
    public async Task<(string Text, int Confidence)?> ReadAsync(string tenant, byte[] image, CancellationToken stop)
    {
        if (image.Length > options.Value.MaxImageBytes || ImageSize.Of(image) is not { } size || (long)size.Width * size.Height > options.Value.MaxPixels) return null;
        var key = $"ocr:{options.Value.Languages}:{Convert.ToHexStringLower(SHA256.HashData(image).AsSpan(0, 16))}";
        var known = await store.LoadAsync(tenant, key);
        if (known.TryGetValue(TextField, out var text) && known.TryGetValue(ConfidenceField, out var confidence))
            return text.Length == 0 ? null : (text, int.Parse(confidence, System.Globalization.CultureInfo.InvariantCulture));
        if (await tesseract.ReadAsync(image, stop) is not { } table) return null;
        var read = ScreenText.Read(table, size.Width, size.Height);
        var good = read.Text.Length >= MinChars && read.Confidence >= MinConfidence && read.Doubtful <= MaxDoubtful && read.Covered >= MinCovered;
        var percent = (int)read.Confidence;
        await store.SaveAsync(tenant, key, new Dictionary<string, string> { [TextField] = good ? read.Text : "", [ConfidenceField] = percent.ToString(System.Globalization.CultureInfo.InvariantCulture) }, anew: true);
        return good ? (read.Text, percent) : null;
    }
}
