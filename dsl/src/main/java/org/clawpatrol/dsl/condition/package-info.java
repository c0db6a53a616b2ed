/** The condition language: grammar, checker and lowering to engine expressions. */
@NullMarked
package org.clawpatrol.dsl.condition;

import org.jspecify.annotations.NullMarked;
