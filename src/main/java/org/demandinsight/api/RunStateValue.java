package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("ImportState")
@Description("How far an import run is.")
public enum RunStateValue {
    @Description("The file is here and its head is good; other runs come first.")
    QUEUED,
    @Description("Rows are being stored.")
    RUNNING,
    @Description("All rows were looked at.")
    DONE,
    @Description("It broke off; what was stored until then stays.")
    FAILED,
    @Description(
            "Its process died; what was stored stays. The reason says whether it goes on by itself; sending the file again stores nothing twice.")
    INTERRUPTED
}
