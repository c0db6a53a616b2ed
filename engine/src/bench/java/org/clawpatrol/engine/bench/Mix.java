package org.clawpatrol.engine.bench;

import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;

/** Rules as policies of one family have them, and actions they are about. */
interface Mix {

    Family family();

    /**
     * @param index of the rule, which chooses its shape
     * @param word that sets it apart
     */
    Expr condition(int index, String word);

    /** An action that the rule with this index and word holds for, or nearly so. */
    Facts action(int index, String word);

    static Mix of(String name) {
        return switch (name) {
            case "http" -> new HttpMix();
            case "sql" -> new SqlMix();
            case "k8s" -> new KubernetesMix();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
