// Who is what: endpoints, factors, dose, exclusions, references; what comes of it stands beside.

import { t } from "../../texts";
import { ColumnList } from "./column_list";
import { Derived } from "./derived";
import { DoseRoles } from "./dose_roles";
import { Endpoints } from "./endpoints";
import { Exclusions } from "./exclusions";
import { Live } from "./live";
import { References } from "./references";
import { NoticedFactors } from "./noticed_factors";
import { RoleBox } from "./role_box";
import { Screen } from "./screen";
import { Title } from "./title";

export function Study() {
  return (
    <div class="study">
      <h1>{t("study")}</h1>
      <ColumnList />
      <div class="boxes">
        <Title />
        <Endpoints />
        <section class="card" aria-labelledby="factors-title">
          <h2 id="factors-title">{t("factors")}</h2>
          <RoleBox role="factor" />
          <NoticedFactors />
          <References />
          <Screen />
        </section>
        <section class="card" aria-labelledby="table1-title">
          <h2 id="table1-title">{t("table1")}</h2>
          <RoleBox role="table1" />
          <RoleBox role="by" />
          <RoleBox role="id" />
        </section>
        <DoseRoles />
        <Exclusions />
        <Derived />
      </div>
      <Live />
    </div>
  );
}
