using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Gateway.Providers.Bedrock;

/// <summary>Where Amazon Bedrock is called.</summary>
public sealed class BedrockOptions
{
    /// <summary>Region, e.g. <c>eu-central-1</c>.</summary>
    [Variable("AWS_REGION"), Required]
    public string Region { get; set; } = "us-east-1";
}
