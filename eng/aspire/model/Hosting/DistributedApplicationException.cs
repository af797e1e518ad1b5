namespace Aspire.Hosting;

/// <summary>The application cannot go on; the message says what to do.</summary>
public class DistributedApplicationException(string message) : Exception(message);
