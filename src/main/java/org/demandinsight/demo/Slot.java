package org.demandinsight.demo;

/// A blank in a template, written there in lower case between braces.
enum Slot {
    STREET,
    ESTATE,
    ROAD,
    BUS,
    SCHOOL,
    HOSPITAL,
    COMPANY,
    DURATION,
    TIMES,
    AMOUNT,
    HOUR,
    NAME,
    PHONE,
    LANDLINE,
    SPELLED,
    ID,
    PLATE,
    DOOR,
    MAIL,
    OFFICE
}
