using Anyray.Bench;
using Anyray.Bench.Gateway;
using Anyray.Bench.Latency;
using Anyray.Bench.Ledger;
using Anyray.Bench.Loop;
using Anyray.Bench.Savings;

var arguments = new Arguments(args);
switch (arguments.Command)
{
    case "savings":
        return await SavingsCommand.RunAsync(arguments);
    case "latency":
        return await LatencyCommand.RunAsync(arguments);
    case "loop":
        return await LoopCommand.RunAsync(arguments);
    case "ledger":
        return await LedgerCommand.RunAsync(arguments);
    case "gateway":
        return await GatewayCommand.RunAsync(arguments);
    case "gateway-upstream":
        return await UpstreamServer.RunAsync(arguments);
    case "gateway-yarp":
        return await PlainProxy.RunAsync(arguments);
    default:
        Console.Error.WriteLine("usage: savings [--seed N] [--pattern TEXT] [--mode stock|knob] [--repeats N] [--show-losses] [--dump FOLDER] | latency [--seed N] [--seeds N] [--pattern TEXT] [--bytes N] [--calls N] [--details] [--kinds] | loop [--seed N] [--session TEXT] | ledger [--events N] [--rounds N] | ledger --dashboard [--requests N] [--reads N] | gateway [--rounds N] [--connections N] [--load-ms N] [--calls N] [--streams N] [--portkey start-server.js]");
        return 2;
}
