namespace Anyray.Optimizer.Strategies.AuditedHoldout;

/// <summary><c>audited_holdout</c> has no parameters here: the settings' <c>holdout</c> block has.</summary>
internal sealed class AuditedHoldoutOptions;
