// The table as it was read: what is odd in it, how it is read, its columns, its rows.

import { t } from "../../texts";
import { ColumnTable } from "./column_table";
import { Noticed } from "./noticed";
import { ReadingKeys } from "./reading_keys";
import { Rows } from "./rows";

export function Data() {
  return (
    <>
      <h1>{t("data")}</h1>
      <Noticed />
      <ReadingKeys />
      <ColumnTable />
      <Rows />
    </>
  );
}
