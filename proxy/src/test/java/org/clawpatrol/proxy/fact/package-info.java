@NullMarked
package org.clawpatrol.proxy.fact;

import org.jspecify.annotations.NullMarked;
