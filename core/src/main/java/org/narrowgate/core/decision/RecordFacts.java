package org.narrowgate.core.decision;

import org.narrowgate.core.law.FactSchema;

/** Where the facts that only a record can tell stand; looked up once, so that a row costs no search for names. */
record RecordFacts(
        int identification,
        int addressDue,
        int addressAgrees,
        int fieldsInScope,
        int deceased,
        int bar,
        int barFlag,
        int barOrder,
        int barContested) {
    static RecordFacts of(FactSchema schema) {
        return new RecordFacts(
                schema.slot("identification.status"),
                schema.slot("record.address_due"),
                schema.slot("record.address_agrees"),
                schema.slot("record.fields_in_scope"),
                schema.slot("record.deceased"),
                schema.slot("record.bar"),
                schema.slot("record.bar_flag"),
                schema.slot("record.bar_order"),
                schema.slot("record.bar_contested"));
    }
}
