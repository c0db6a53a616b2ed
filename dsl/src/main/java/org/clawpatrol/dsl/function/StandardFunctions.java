package org.clawpatrol.dsl.function;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clawpatrol.dsl.hcl.FunctionTable;
import org.clawpatrol.dsl.hcl.HclFunction;

/** All functions that there are. Stateless. */
public final class StandardFunctions {
    private static final List<HclFunction> PURE =
            List.of(
                    new Abs(),
                    new AllTrue(),
                    new AnyTrue(),
                    new Base64Decode(),
                    new Base64Encode(),
                    new Ceil(),
                    new Chomp(),
                    new Coalesce(),
                    new Compact(),
                    new Concat(),
                    new Contains(),
                    new Distinct(),
                    new Element(),
                    new EndsWith(),
                    new Flatten(),
                    new Floor(),
                    new Format(),
                    new FormatList(),
                    new Join(),
                    new JsonDecode(),
                    new JsonEncode(),
                    new Keys(),
                    new Length(),
                    new Lookup(),
                    new Lower(),
                    new Max(),
                    new Merge(),
                    new Min(),
                    new ParseInt(),
                    new Range(),
                    new Regex(),
                    new RegexAll(),
                    new Replace(),
                    new Reverse(),
                    new SetProduct(),
                    new Sha256(),
                    new Slice(),
                    new Sort(),
                    new Split(),
                    new StartsWith(),
                    new Substr(),
                    new Sum(),
                    new Title(),
                    new ToBool(),
                    new ToList(),
                    new ToMap(),
                    new ToNumber(),
                    new ToSet(),
                    new ToText(),
                    new Trim(),
                    new TrimPrefix(),
                    new TrimSpace(),
                    new TrimSuffix(),
                    new Upper(),
                    new UrlEncode(),
                    new Values(),
                    new Zipmap());

    private StandardFunctions() {}

    /**
     * @param files what {@code file} reads
     * @param environment what {@code env} reads
     */
    public static FunctionTable of(TextFiles files, Map<String, String> environment) {
        Stream<HclFunction> reading =
                Stream.of(new FileContent(files), new EnvironmentVariable(environment));
        return FunctionTable.of(Stream.concat(PURE.stream(), reading).toList());
    }
}
