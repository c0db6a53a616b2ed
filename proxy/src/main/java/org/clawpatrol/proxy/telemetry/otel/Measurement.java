package org.clawpatrol.proxy.telemetry.otel;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;

/** One family of readings as the exporter takes it. Immutable. */
record Measurement(
        Resource resource, String name, String description, MetricDataType type, Data<?> data)
        implements MetricData {
    private static final InstrumentationScopeInfo SCOPE =
            InstrumentationScopeInfo.create("clawpatrol");

    @Override
    public Resource getResource() {
        return resource;
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return SCOPE;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public String getUnit() {
        return type == MetricDataType.HISTOGRAM ? "s" : "";
    }

    @Override
    public MetricDataType getType() {
        return type;
    }

    @Override
    public Data<?> getData() {
        return data;
    }
}
