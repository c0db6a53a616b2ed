/** HCL2 syntax: grammar, tree and evaluation. */
@NullMarked
package org.clawpatrol.dsl.hcl;

import org.jspecify.annotations.NullMarked;
