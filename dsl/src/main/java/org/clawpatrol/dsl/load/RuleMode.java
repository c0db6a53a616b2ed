package org.clawpatrol.dsl.load;

import org.clawpatrol.dsl.schema.DecodedBlock;

/** Whether a rule takes part in decisions. */
enum RuleMode {
    ENFORCED,
    /** In those that are made beside the live ones and only recorded. */
    SHADOW,
    /** In none. */
    DISABLED;

    static RuleMode of(DecodedBlock rule) {
        if (rule.flag("disabled")) {
            return DISABLED;
        }
        return rule.text("mode").filter("shadow"::equals).isPresent() ? SHADOW : ENFORCED;
    }
}
