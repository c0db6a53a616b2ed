@NullMarked
package org.clawpatrol.dsl.format;

import org.jspecify.annotations.NullMarked;
