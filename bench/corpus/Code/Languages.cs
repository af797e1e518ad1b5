namespace Anyray.Bench.Corpus.Code;

/// <summary>The languages of the corpus.</summary>
internal static class Languages
{
    public static readonly IReadOnlyList<Language> All =
    [
        new()
        {
            Name = "csharp", Extension = "cs", Header = "using System.Text;\nusing Shop.Core;\n\nnamespace Shop.Orders;\n", TypeOpen = "public sealed class {0}\n{{", TypeClose = "}",
            Signature = "public {1} {0}(Context context, int amount)\n    {{", Let = "var {0} = {1};", If = "if ({0})\n        {{", Return = "return {0};", Log = "_logger.LogInformation(\"{0}\");", Call = "{0}(context, {1})",
        },
        new()
        {
            Name = "typescript", Extension = "ts", Header = "import {{ Context }} from './context';\nimport type {{ Row }} from '../db';\n".Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal), TypeOpen = "export class {0} {{", TypeClose = "}",
            Signature = "async {0}(context: Context, amount: number): Promise<{1}> {{", Let = "const {0} = {1};", If = "if ({0}) {{", Return = "return {0};", Log = "logger.info('{0}');", Call = "await this.{0}(context, {1})", Indent = "  ",
        },
        new()
        {
            Name = "java", Extension = "java", Header = "package shop.orders;\n\nimport java.util.List;\nimport shop.core.Context;\n", TypeOpen = "public final class {0} {{", TypeClose = "}",
            Signature = "public {1} {0}(Context context, int amount) throws ShopException {{", Let = "var {0} = {1};", If = "if ({0}) {{", Return = "return {0};", Log = "log.info(\"{0}\");", Call = "{0}(context, {1})",
        },
        new()
        {
            Name = "go", Extension = "go", Header = "package orders\n\nimport (\n\t\"context\"\n\t\"log/slog\"\n)\n", TypeOpen = "type {0} struct {{\n\tdb *Store\n}}\n", TypeClose = "",
            Signature = "func (s *Service) {0}(ctx context.Context, amount int) ({1}, error) {{", Let = "{0} := {1}", If = "if {0} {{", Return = "return {0}, nil", Log = "slog.Info(\"{0}\")", Call = "s.{0}(ctx, {1})", Indent = "",
        },
        new()
        {
            Name = "rust", Extension = "rs", Header = "use std::sync::Arc;\nuse crate::context::Context;\n", TypeOpen = "impl {0} {{", TypeClose = "}",
            Signature = "pub fn {0}(&self, context: &Context, amount: u32) -> Result<{1}, ShopError> {{", Let = "let {0} = {1};", If = "if {0} {{", Return = "return Ok({0});", Log = "tracing::info!(\"{0}\");", Call = "self.{0}(context, {1})?",
        },
        new()
        {
            Name = "cpp", Extension = "cpp", Header = "#include \"orders.h\"\n#include <vector>\n\nnamespace shop {\n", TypeOpen = "class {0} : public Base {{\npublic:", TypeClose = "};\n\n}  // namespace shop",
            Signature = "{1} {0}(const Context& context, int amount) const {{", Let = "const auto {0} = {1};", If = "if ({0}) {{", Return = "return {0};", Log = "LOG(INFO) << \"{0}\";", Call = "{0}(context, {1})",
        },
        new()
        {
            Name = "php", Extension = "php", Header = "<?php\n\nnamespace Shop\\Orders;\n\nuse Shop\\Core\\Context;\n", TypeOpen = "final class {0}\n{{", TypeClose = "}",
            Signature = "public function {0}(Context $context, int $amount): {1}\n    {{", Let = "$a_{0} = {1};", If = "if ({0}) {{", Return = "return {0};", Log = "$this->log->info('{0}');", Call = "$this->{0}($context, {1})",
        },
        new()
        {
            Name = "kotlin", Extension = "kt", Header = "package shop.orders\n\nimport shop.core.Context\nimport kotlinx.coroutines.delay\n", TypeOpen = "class {0}(private val store: Store) {{", TypeClose = "}",
            Signature = "suspend fun {0}(context: Context, amount: Int): {1} {{", Let = "val {0} = {1}", If = "if ({0}) {{", Return = "return {0}", Log = "log.info(\"{0}\")", Call = "{0}(context, {1})",
        },
        new()
        {
            Name = "swift", Extension = "swift", Header = "import Foundation\nimport ShopCore\n", TypeOpen = "public final class {0} {{", TypeClose = "}",
            Signature = "public func {0}(context: Context, amount: Int) throws -> {1} {{", Let = "let {0} = {1}", If = "if {0} {{", Return = "return {0}", Log = "logger.info(\"{0}\")", Call = "try {0}(context: context, amount: {1})",
        },
        new()
        {
            Name = "python", Extension = "py", Header = "import logging\nfrom shop.core import Context\n\nlogger = logging.getLogger(__name__)\n", TypeOpen = "class {0}:\n    \"\"\"Orders.\"\"\"\n", TypeClose = "",
            Signature = "def {0}(self, context: Context, amount: int) -> {1}:", Let = "{0} = {1}", If = "if {0}:", Return = "return {0}", Log = "logger.info(\"{0}\")", Call = "self.{0}(context, {1})", Close = null,
        },
    ];
}
