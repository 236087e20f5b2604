// Passkeys: the ceremony between browser and device. Everything else works without this file.
//
// A form with data-passkey is shown only where the browser can do it. Its button starts the
// ceremony with the options beside it (data-options names a json_script, data-options-address
// an address that answers with them), and the answer goes into the field "credential".
(() => {
  "use strict";

  const toBytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0)).buffer;
  };

  const toText = (buffer) => {
    const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };

  const withBytes = (keys) => (keys || []).map((key) => ({ ...key, id: toBytes(key.id) }));

  const creation = (asked) => ({
    ...asked,
    challenge: toBytes(asked.challenge),
    user: { ...asked.user, id: toBytes(asked.user.id) },
    excludeCredentials: withBytes(asked.excludeCredentials),
  });

  const request = (asked) => ({
    ...asked,
    challenge: toBytes(asked.challenge),
    allowCredentials: withBytes(asked.allowCredentials),
  });

  const told = (credential) => {
    const response = { clientDataJSON: toText(credential.response.clientDataJSON) };
    for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[part]) {
        response[part] = toText(credential.response[part]);
      }
    }
    return {
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    };
  };

  const optionsOf = async (form) => {
    if (form.dataset.options) {
      return JSON.parse(document.getElementById(form.dataset.options).textContent);
    }
    const answer = await fetch(form.dataset.optionsAddress, {
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.json();
  };

  const perform = async (form) => {
    const { creation_options: made, request_options: asked } = await optionsOf(form);
    if (asked) {
      return navigator.credentials.get({ publicKey: request(asked.publicKey) });
    }
    const publicKey = creation(made.publicKey);
    const alone = form.querySelector("input[name=passwordless]");
    if (alone && alone.checked) {
      publicKey.authenticatorSelection = {
        ...publicKey.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      };
    }
    return navigator.credentials.create({ publicKey });
  };

  // Passkeys belong to a name: a browser makes none for a bare network address.
  const isBareAddress = /^(\d+\.){3}\d+$|^\[/.test(window.location.hostname);

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!window.PublicKeyCredential || isBareAddress) {
      continue;
    }
    form.hidden = false;
    const without = document.getElementById("without-passkeys");
    if (without) {
      without.hidden = true;
    }
    form.addEventListener("submit", async (event) => {
      const field = form.querySelector("input[name=credential]");
      event.preventDefault();
      try {
        field.value = JSON.stringify(told(await perform(form)));
        form.submit();
      } catch {
        form.querySelector("[data-refused]").hidden = false;
      }
    });
  }
})();
