package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("Channel")
@Description("The way in that a demand took, or by which a service can be reached.")
public enum ChannelValue {
    @Description("The source doesn't say.")
    UNKNOWN,
    @Description("By telephone, as to a 12345 or 311 line.")
    PHONE,
    @Description("On a web page.")
    WEB,
    @Description("In a mobile app or mini program.")
    APP,
    @Description("By post or e-mail.")
    LETTER,
    @Description("In person.")
    VISIT,
    @Description("Raised by the government's own staff.")
    STAFF
}
