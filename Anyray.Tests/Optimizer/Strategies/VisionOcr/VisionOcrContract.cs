namespace Anyray.Tests.Optimizer.Strategies.VisionOcr;

public sealed class VisionOcrContract() : StrategyContract("vision_ocr");
