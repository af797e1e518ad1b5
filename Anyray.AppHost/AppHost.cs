using Anyray.AppHost;

var builder = DistributedApplication.CreateBuilder(args);

// Secrets: taken from the variable when it is set, else generated once and kept.
var adminToken = builder.AddToken("admin-token", "ANYRAY_ADMIN_TOKEN");
var internalToken = builder.AddToken("internal-token", "ANYRAY_INTERNAL_TOKEN");
var optimizerToken = builder.AddToken("optimizer-token", "ANYRAY_OPTIMIZER_TOKEN");

// Stores: what several replicas of a service share.
var cache = builder.AddRedis("cache").WithDataVolume("anyray-cache");
var spend = builder.AddPostgres("postgres").WithDataVolume("anyray-postgres").AddDatabase("spend");

// Services: each one's port is in its launch profile.
var spendStore = builder.AddProject<Projects.Anyray_SpendStore>("spendstore")
    .WithHttpHealthCheck("/health")
    .WithVariablesOf("ANYRAY_", "OTEL_")
    // The gateway's admin listener leads here; one address cannot be listened on twice.
    .WithEnvironment(context => context.EnvironmentVariables.Remove("ANYRAY_ADMIN_URLS"))
    .WithEnvironment("ANYRAY_ADMIN_TOKEN", adminToken)
    .WithEnvironment("ANYRAY_INTERNAL_TOKEN", internalToken)
    .WithReference(spend).WaitFor(spend)
    .WithReference(cache).WaitFor(cache);

var optimizer = builder.AddProject<Projects.Anyray_Optimizer>("optimizer")
    .WithHttpHealthCheck("/health")
    .WithVariablesOf("ANYRAY_", "OTEL_")
    .WithEnvironment("ANYRAY_ADMIN_TOKEN", adminToken)
    .WithEnvironment("ANYRAY_INTERNAL_TOKEN", internalToken)
    .WithEnvironment("ANYRAY_OPTIMIZER_TOKEN", optimizerToken)
    .WithEnvironment("ANYRAY_SPEND_STORE_URL", "http://spendstore")
    .WithReference(cache).WaitFor(cache)
    .WithReference(spendStore).WaitFor(spendStore);

// For the console's optimizer page: a reference without a wait, since the optimizer waits for the store.
spendStore
    .WithEnvironment("ANYRAY_OPTIMIZER_TOKEN", optimizerToken)
    .WithEnvironment("ANYRAY_OPTIMIZER_URL", "http://optimizer")
    .WithReference(optimizer);

var gateway = builder.AddProject<Projects.Anyray_Gateway>("gateway")
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WithUrlForEndpoint("http", endpoint => new() { Url = "/console", DisplayText = "Console" })
    .WithVariablesOf("ANYRAY_", "OTEL_")
    .WithEnvironment("ANYRAY_ADMIN_TOKEN", adminToken)
    .WithEnvironment("ANYRAY_INTERNAL_TOKEN", internalToken)
    .WithEnvironment("ANYRAY_OPTIMIZER_TOKEN", optimizerToken)
    .WithEnvironment("ANYRAY_OPTIMIZER_URL", "http://optimizer")
    .WithEnvironment("ANYRAY_SPEND_STORE_URL", "http://spendstore")
    .WithReference(cache).WaitFor(cache)
    .WithReference(optimizer).WaitFor(optimizer)
    .WithReference(spendStore).WaitFor(spendStore);

builder.Eventing.Subscribe<ResourceReadyEvent>(gateway.Resource, async (_, cancellationToken) =>
{
    var url = gateway.GetEndpoint("http").Url;
    Console.WriteLine($"""

        Anyray is ready.
          Gateway      {url}/v1/chat/completions
          Console      {url}/console
          Admin token  {await adminToken.Resource.GetValueAsync(cancellationToken)}

        """);
});

builder.Build().Run();
