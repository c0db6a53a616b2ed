@NullMarked
package org.clawpatrol.proxy.explain;

import org.jspecify.annotations.NullMarked;
